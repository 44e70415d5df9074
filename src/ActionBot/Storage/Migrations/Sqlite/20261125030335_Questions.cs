using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Questions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_ReportId",
                table: "Actions");

            migrationBuilder.AddColumn<string>(
                name: "Abbreviations",
                table: "Boards",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Abbreviations",
                table: "Areas",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "LastQuestions",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", nullable: false),
                    Asked = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_TargetDate_Rating_Standing_Status",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status" },
                filter: "\"Status\" <> 3");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LastQuestions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_TargetDate_Rating_Standing_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_ReportId_TargetDate_Rating_Standing_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_TargetDate_Rating_Standing_Status_Ref",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Boards");

            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Areas");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_ReportId",
                table: "Actions",
                column: "ReportId");
        }
    }
}
