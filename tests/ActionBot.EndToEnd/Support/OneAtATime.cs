// A browser, a database and several processes want the machine's two cores to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
