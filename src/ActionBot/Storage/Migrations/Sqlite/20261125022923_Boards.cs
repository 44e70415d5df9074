using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Boards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChangedOn",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MeetingSetOn",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Meetings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Deferrals",
                table: "Blockers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "MeetingId",
                table: "Blockers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PassedUpOn",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PassedUpToId",
                table: "Blockers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PassedUpWhy",
                table: "Blockers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RouteReason",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RoutedOn",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentBackWhy",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ShownOn",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldMeeting",
                table: "Blockers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Blockers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "DefaultBoardId",
                table: "Areas",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BoardDigests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    BoardId = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cause = table.Column<int>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    CheckInId = table.Column<long>(type: "INTEGER", nullable: true),
                    OutboxKey = table.Column<string>(type: "TEXT", nullable: true)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BlockerId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActionItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    BoardId = table.Column<long>(type: "INTEGER", nullable: false),
                    MeetingId = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Minute = table.Column<string>(type: "TEXT", nullable: true),
                    DeferredToId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Once = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "News",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    CheckInId = table.Column<long>(type: "INTEGER", nullable: true)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BoardId = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    AreaPath = table.Column<string>(type: "TEXT", nullable: false),
                    Theme = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "BoardDigestItems",
                columns: table => new
                {
                    BoardDigestId = table.Column<long>(type: "INTEGER", nullable: false),
                    BlockerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings",
                columns: new[] { "BoardId", "Date" },
                unique: true,
                filter: "\"State\" <> 2");

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

            migrationBuilder.DropTable(
                name: "BoardDigestItems");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "News");

            migrationBuilder.DropTable(
                name: "RoutingRules");

            migrationBuilder.DropTable(
                name: "BoardDigests");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings");

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

            migrationBuilder.DropColumn(
                name: "ChangedOn",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "MeetingSetOn",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "Deferrals",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "MeetingId",
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
                name: "ToldMeeting",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Blockers");

            migrationBuilder.DropColumn(
                name: "DefaultBoardId",
                table: "Areas");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_BoardId_Date",
                table: "Meetings",
                columns: new[] { "BoardId", "Date" },
                unique: true);
        }
    }
}
