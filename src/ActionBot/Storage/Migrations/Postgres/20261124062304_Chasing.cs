using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ActionBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Chasing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns");

            migrationBuilder.AddColumn<long>(
                name: "ManagerId",
                table: "People",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PausedUntil",
                table: "People",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InstallationAt",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OwnerId",
                table: "CheckInItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SameAnswers",
                table: "Actions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SameSince",
                table: "Actions",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AreaConfirmations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CheckInId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Areas = table.Column<string[]>(type: "text[]", nullable: false),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    IsRight = table.Column<bool>(type: "boolean", nullable: false),
                    Refs = table.Column<string[]>(type: "text[]", nullable: false),
                    Line = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaConfirmations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AreaConfirmations_CheckIns_CheckInId",
                        column: x => x.CheckInId,
                        principalTable: "CheckIns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AreaConfirmations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AreaPositions",
                columns: table => new
                {
                    CheckInId = table.Column<long>(type: "bigint", nullable: false),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    Areas = table.Column<string[]>(type: "text[]", nullable: false),
                    Open = table.Column<int>(type: "integer", nullable: false),
                    Overdue = table.Column<int>(type: "integer", nullable: false),
                    NoAnswer = table.Column<int>(type: "integer", nullable: false),
                    NoDate = table.Column<int>(type: "integer", nullable: false),
                    Refs = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaPositions", x => x.CheckInId);
                    table.ForeignKey(
                        name: "FK_AreaPositions_CheckIns_CheckInId",
                        column: x => x.CheckInId,
                        principalTable: "CheckIns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    DelegateId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delegations_People_DelegateId",
                        column: x => x.DelegateId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Delegations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Holds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Standing = table.Column<bool>(type: "boolean", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReleasedById = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ledger",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ActionItemId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Asked = table.Column<int>(type: "integer", nullable: true),
                    Skipped = table.Column<int>(type: "integer", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Inputs = table.Column<string>(type: "text", nullable: false),
                    CheckInId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledger", x => new { x.Day, x.ActionItemId });
                    table.ForeignKey(
                        name: "FK_Ledger_Actions_ActionItemId",
                        column: x => x.ActionItemId,
                        principalTable: "Actions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ToldSteps",
                columns: table => new
                {
                    CheckInId = table.Column<long>(type: "bigint", nullable: false),
                    ActionItemId = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToldSteps", x => new { x.CheckInId, x.ActionItemId, x.Step });
                    table.ForeignKey(
                        name: "FK_ToldSteps_Actions_ActionItemId",
                        column: x => x.ActionItemId,
                        principalTable: "Actions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ToldSteps_CheckIns_CheckInId",
                        column: x => x.CheckInId,
                        principalTable: "CheckIns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_ManagerId",
                table: "People",
                column: "ManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns",
                columns: new[] { "PersonId", "On" },
                unique: true,
                filter: "\"Kind\" <> 1 AND NOT \"Withdrawn\"");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_PersonId_From",
                table: "Absences",
                columns: new[] { "PersonId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AreaConfirmations_AsAt_Id",
                table: "AreaConfirmations",
                columns: new[] { "AsAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaConfirmations_CheckInId",
                table: "AreaConfirmations",
                column: "CheckInId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AreaConfirmations_PersonId",
                table: "AreaConfirmations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_DelegateId_Until",
                table: "Delegations",
                columns: new[] { "DelegateId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_PersonId_Until",
                table: "Delegations",
                columns: new[] { "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Holds_Standing",
                table: "Holds",
                column: "Standing",
                unique: true,
                filter: "\"Standing\"");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ActionItemId_Day",
                table: "Ledger",
                columns: new[] { "ActionItemId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_CheckInId",
                table: "Ledger",
                column: "CheckInId");

            migrationBuilder.CreateIndex(
                name: "IX_ToldSteps_ActionItemId",
                table: "ToldSteps",
                column: "ActionItemId");

            migrationBuilder.AddForeignKey(
                name: "FK_People_People_ManagerId",
                table: "People",
                column: "ManagerId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // Those who were asked before this were asked as owners.
            migrationBuilder.Sql("""UPDATE "CheckInItems" SET "OwnerId" = (SELECT c."PersonId" FROM "CheckIns" c WHERE c."Id" = "CheckInItems"."CheckInId")""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_People_People_ManagerId",
                table: "People");

            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "AreaConfirmations");

            migrationBuilder.DropTable(
                name: "AreaPositions");

            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "Holds");

            migrationBuilder.DropTable(
                name: "Ledger");

            migrationBuilder.DropTable(
                name: "ToldSteps");

            migrationBuilder.DropIndex(
                name: "IX_People_ManagerId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns");

            migrationBuilder.DropColumn(
                name: "ManagerId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "PausedUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "InstallationAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "CheckInItems");

            migrationBuilder.DropColumn(
                name: "SameAnswers",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "SameSince",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns",
                columns: new[] { "PersonId", "On" },
                unique: true,
                filter: "\"Kind\" = 0");
        }
    }
}
