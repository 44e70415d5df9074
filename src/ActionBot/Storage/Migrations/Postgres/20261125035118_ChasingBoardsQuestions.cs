using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ActionBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ChasingBoardsQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_ReportId",
                table: "Actions");

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

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChangedOn",
                table: "Meetings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Meetings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string[]>(
                name: "Abbreviations",
                table: "Boards",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "Deferrals",
                table: "Blockers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "MeetingId",
                table: "Blockers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MeetingSetOn",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PassedUpOn",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PassedUpToId",
                table: "Blockers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PassedUpWhy",
                table: "Blockers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RouteReason",
                table: "Blockers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RoutedOn",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentBackWhy",
                table: "Blockers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ShownOn",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldLate",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldMeeting",
                table: "Blockers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Blockers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string[]>(
                name: "Abbreviations",
                table: "Areas",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<long>(
                name: "DefaultBoardId",
                table: "Areas",
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
                name: "BoardDigests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false),
                    BoardId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Cause = table.Column<int>(type: "integer", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    CheckInId = table.Column<long>(type: "bigint", nullable: true),
                    OutboxKey = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardDigests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BoardDigests_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BoardDigests_CheckIns_CheckInId",
                        column: x => x.CheckInId,
                        principalTable: "CheckIns",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BlockerId = table.Column<long>(type: "bigint", nullable: false),
                    ActionItemId = table.Column<long>(type: "bigint", nullable: false),
                    BoardId = table.Column<long>(type: "bigint", nullable: false),
                    MeetingId = table.Column<long>(type: "bigint", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    Minute = table.Column<string>(type: "text", nullable: true),
                    DeferredToId = table.Column<long>(type: "bigint", nullable: true),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Once = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Actions_ActionItemId",
                        column: x => x.ActionItemId,
                        principalTable: "Actions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Blockers_BlockerId",
                        column: x => x.BlockerId,
                        principalTable: "Blockers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Decisions_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Meetings_DeferredToId",
                        column: x => x.DeferredToId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "LastQuestions",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: false),
                    Asked = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LastQuestions", x => new { x.PersonId, x.ConversationId });
                    table.ForeignKey(
                        name: "FK_LastQuestions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "News",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CheckInId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_News", x => x.Id);
                    table.ForeignKey(
                        name: "FK_News_CheckIns_CheckInId",
                        column: x => x.CheckInId,
                        principalTable: "CheckIns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_News_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoutingRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BoardId = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    AreaPath = table.Column<string>(type: "text", nullable: false),
                    Theme = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoutingRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoutingRules_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoutingRules_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
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

            migrationBuilder.CreateTable(
                name: "BoardDigestItems",
                columns: table => new
                {
                    BoardDigestId = table.Column<long>(type: "bigint", nullable: false),
                    BlockerId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardDigestItems", x => new { x.BoardDigestId, x.BlockerId });
                    table.ForeignKey(
                        name: "FK_BoardDigestItems_Blockers_BlockerId",
                        column: x => x.BlockerId,
                        principalTable: "Blockers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BoardDigestItems_BoardDigests_BoardDigestId",
                        column: x => x.BoardDigestId,
                        principalTable: "BoardDigests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_ManagerId",
                table: "People",
                column: "ManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings",
                columns: new[] { "BoardId", "Date" },
                unique: true,
                filter: "\"State\" <> 2");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns",
                columns: new[] { "PersonId", "On" },
                unique: true,
                filter: "\"Kind\" <> 1 AND NOT \"Withdrawn\"");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInItems_OwnerId_CheckInId_ActionItemId",
                table: "CheckInItems",
                columns: new[] { "OwnerId", "CheckInId", "ActionItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Blockers_BoardId_State",
                table: "Blockers",
                columns: new[] { "BoardId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Blockers_MeetingId",
                table: "Blockers",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Blockers_PassedUpToId",
                table: "Blockers",
                column: "PassedUpToId");

            migrationBuilder.CreateIndex(
                name: "IX_Areas_DefaultBoardId",
                table: "Areas",
                column: "DefaultBoardId");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_Status_OwnerId",
                table: "Actions",
                columns: new[] { "AreaId", "Status", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_TargetDate_Rating_Standing_Status",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status" },
                filter: "\"Status\" <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions",
                columns: new[] { "OwnerId", "Status", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_ReportId_TargetDate_Rating_Standing_Status",
                table: "Actions",
                columns: new[] { "ReportId", "TargetDate", "Rating", "Standing", "Status" },
                filter: "\"Status\" <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TargetDate_Rating_Standing_Status_Ref",
                table: "Actions",
                columns: new[] { "TargetDate", "Rating", "Standing", "Status", "Ref" },
                filter: "\"Status\" <> 3");

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
                name: "IX_BoardDigestItems_BlockerId",
                table: "BoardDigestItems",
                column: "BlockerId");

            migrationBuilder.CreateIndex(
                name: "IX_BoardDigests_BoardId_Recipient_On",
                table: "BoardDigests",
                columns: new[] { "BoardId", "Recipient", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BoardDigests_CheckInId",
                table: "BoardDigests",
                column: "CheckInId");

            migrationBuilder.CreateIndex(
                name: "IX_BoardDigests_Key",
                table: "BoardDigests",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ActionItemId_Id",
                table: "Decisions",
                columns: new[] { "ActionItemId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_BlockerId",
                table: "Decisions",
                column: "BlockerId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_BoardId",
                table: "Decisions",
                column: "BoardId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_DeferredToId",
                table: "Decisions",
                column: "DeferredToId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_MeetingId",
                table: "Decisions",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_PersonId_Once",
                table: "Decisions",
                columns: new[] { "PersonId", "Once" },
                unique: true);

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
                name: "IX_News_CheckInId",
                table: "News",
                column: "CheckInId");

            migrationBuilder.CreateIndex(
                name: "IX_News_Key",
                table: "News",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_News_PersonId_Id",
                table: "News",
                columns: new[] { "PersonId", "Id" },
                filter: "\"CheckInId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RoutingRules_BoardId",
                table: "RoutingRules",
                column: "BoardId");

            migrationBuilder.CreateIndex(
                name: "IX_RoutingRules_PersonId",
                table: "RoutingRules",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RoutingRules_Source_AreaPath_Theme",
                table: "RoutingRules",
                columns: new[] { "Source", "AreaPath", "Theme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ToldSteps_ActionItemId",
                table: "ToldSteps",
                column: "ActionItemId");

            migrationBuilder.AddForeignKey(
                name: "FK_Areas_Boards_DefaultBoardId",
                table: "Areas",
                column: "DefaultBoardId",
                principalTable: "Boards",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Blockers_Boards_BoardId",
                table: "Blockers",
                column: "BoardId",
                principalTable: "Boards",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Blockers_Boards_PassedUpToId",
                table: "Blockers",
                column: "PassedUpToId",
                principalTable: "Boards",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Blockers_Meetings_MeetingId",
                table: "Blockers",
                column: "MeetingId",
                principalTable: "Meetings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_People_People_ManagerId",
                table: "People",
                column: "ManagerId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Areas_Boards_DefaultBoardId",
                table: "Areas");

            migrationBuilder.DropForeignKey(
                name: "FK_Blockers_Boards_BoardId",
                table: "Blockers");

            migrationBuilder.DropForeignKey(
                name: "FK_Blockers_Boards_PassedUpToId",
                table: "Blockers");

            migrationBuilder.DropForeignKey(
                name: "FK_Blockers_Meetings_MeetingId",
                table: "Blockers");

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
                name: "BoardDigestItems");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "Holds");

            migrationBuilder.DropTable(
                name: "LastQuestions");

            migrationBuilder.DropTable(
                name: "Ledger");

            migrationBuilder.DropTable(
                name: "News");

            migrationBuilder.DropTable(
                name: "RoutingRules");

            migrationBuilder.DropTable(
                name: "ToldSteps");

            migrationBuilder.DropTable(
                name: "BoardDigests");

            migrationBuilder.DropIndex(
                name: "IX_People_ManagerId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns");

            migrationBuilder.DropIndex(
                name: "IX_CheckInItems_OwnerId_CheckInId_ActionItemId",
                table: "CheckInItems");

            migrationBuilder.DropIndex(
                name: "IX_Blockers_BoardId_State",
                table: "Blockers");

            migrationBuilder.DropIndex(
                name: "IX_Blockers_MeetingId",
                table: "Blockers");

            migrationBuilder.DropIndex(
                name: "IX_Blockers_PassedUpToId",
                table: "Blockers");

            migrationBuilder.DropIndex(
                name: "IX_Areas_DefaultBoardId",
                table: "Areas");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_Status_OwnerId",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_TargetDate_Rating_Standing_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_ReportId_TargetDate_Rating_Standing_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_TargetDate_Rating_Standing_Status_Ref",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "ManagerId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "PausedUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ChangedOn",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "InstallationAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "CheckInItems");

            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Boards");

            migrationBuilder.DropColumn(
                name: "Deferrals",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "MeetingId",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "MeetingSetOn",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "PassedUpOn",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "PassedUpToId",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "PassedUpWhy",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "RouteReason",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "RoutedOn",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "SentBackWhy",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "ShownOn",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "ToldLate",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "ToldMeeting",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Areas");

            migrationBuilder.DropColumn(
                name: "DefaultBoardId",
                table: "Areas");

            migrationBuilder.DropColumn(
                name: "SameAnswers",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "SameSince",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings",
                columns: new[] { "BoardId", "Date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_PersonId_On",
                table: "CheckIns",
                columns: new[] { "PersonId", "On" },
                unique: true,
                filter: "\"Kind\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_Status",
                table: "Actions",
                columns: new[] { "AreaId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_OwnerId_Status",
                table: "Actions",
                columns: new[] { "OwnerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_ReportId",
                table: "Actions",
                column: "ReportId");
        }
    }
}
