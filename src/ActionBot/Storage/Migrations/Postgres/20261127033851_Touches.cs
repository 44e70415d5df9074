using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ActionBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Touches : Migration
    {
        // Of what a row is, by the table that it stands in and the column that says which.
        private static readonly (string Table, int Of, string Key)[] Touching =
        [
            ("Actions", 1, "Id"), ("Updates", 1, "ActionItemId"), ("Blockers", 1, "ActionItemId"), ("Snoozes", 1, "ActionItemId"), ("OwnershipQueries", 1, "ActionItemId"),
            ("People", 2, "Id"), ("Areas", 3, "Id"), ("Reports", 4, "Id"), ("Sources", 5, "Id"), ("Boards", 6, "Id"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions");

            migrationBuilder.CreateTable(
                name: "Touches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Of = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Transaction = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Touches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_DueByArea",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status", "Ref" },
                filter: "\"Status\" <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_Touches_Transaction",
                table: "Touches",
                column: "Transaction",
                filter: "\"Transaction\" > 0");

            migrationBuilder.Sql("""INSERT INTO "Touches" ("Id", "Of", "Key", "Transaction") VALUES (0, 0, 0, 0)""");
            foreach (var (table, of, key) in Touching)
                foreach (var (done, tables) in new[] { ("INSERT", "NEW TABLE AS written"), ("UPDATE", "NEW TABLE AS written OLD TABLE AS former"), ("DELETE", "OLD TABLE AS written") })
                {
                    // What is moved from one action to another touches both.
                    var before = done == "UPDATE" && key != "Id" ? $"""UNION SELECT {of}, "{key}", pg_current_xact_id()::text::bigint FROM former""" : "";
                    migrationBuilder.Sql($"""
                        CREATE FUNCTION "Touched_{table}_{done}"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
                        BEGIN
                            INSERT INTO "Touches" ("Of", "Key", "Transaction") SELECT DISTINCT {of}, "{key}", pg_current_xact_id()::text::bigint FROM written {before};
                            RETURN NULL;
                        END $$;
                        """);
                    // Once for a statement, however many rows it writes.
                    migrationBuilder.Sql($"""
                        CREATE TRIGGER "Touched_{table}_{done}" AFTER {done} ON "{table}" REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION "Touched_{table}_{done}"();
                        """);
                }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _, _) in Touching)
                foreach (var done in new[] { "INSERT", "UPDATE", "DELETE" })
                {
                    migrationBuilder.Sql($"""DROP TRIGGER "Touched_{table}_{done}" ON "{table}";""");
                    migrationBuilder.Sql($"""DROP FUNCTION "Touched_{table}_{done}"();""");
                }

            migrationBuilder.DropTable(
                name: "Touches");

            migrationBuilder.DropIndex(
                name: "IX_Actions_DueByArea",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status", "OwnerId", "ReportId", "LastAnsweredOn", "AskedOn", "AskedAgainOn", "Forecast", "SlipCount", "Id", "Ref" },
                filter: "\"Status\" <> 3");
        }
    }
}
