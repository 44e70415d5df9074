namespace ActionBot.Exchange.Rows;

/// <summary>What a column of a register means.</summary>
internal enum RegisterColumn
{
    Ref,
    Source,
    Report,
    ReportDate,
    Assurance,
    Rating,
    Risk,
    CorporateRisk,
    Action,
    BusinessGroup,
    Area,
    Team,
    Owner,
    Lead,
    TargetDate,
    Status,
    DeliveryRoute,
    Theme,
    Board,
    LastUpdate,
    LastUpdated,
    DependsOn,
}
