using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LargeRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_Status_OwnerId",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_TargetDate_Rating_Standing_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Entity_On_Id",
                table: "Changes",
                columns: new[] { "Entity", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_TargetDates",
                table: "Changes",
                columns: new[] { "Entity", "Field", "Key", "Id" },
                filter: "\"Field\" = 'targetDate'");

            migrationBuilder.CreateIndex(
                name: "IX_Blockers_ActionItemId_Kind",
                table: "Blockers",
                columns: new[] { "ActionItemId", "Kind" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_Planning",
                table: "Actions",
                columns: new[] { "OwnerId", "Status", "AreaId", "Id", "Ref", "Rating", "ReportId", "TargetDate", "RegisteredOn", "LastAnsweredOn", "SameAnswers", "SameSince" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_PlanningByArea",
                table: "Actions",
                columns: new[] { "AreaId", "Status", "OwnerId", "Id", "Ref", "Rating", "ReportId", "TargetDate", "RegisteredOn", "LastAnsweredOn", "SameAnswers", "SameSince" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status", "OwnerId", "ReportId", "LastAnsweredOn", "Forecast", "SlipCount", "Id", "Ref" },
                filter: "\"Status\" <> 3");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_Entity_On_Id",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_TargetDates",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Blockers_ActionItemId_Kind",
                table: "Blockers");

            migrationBuilder.DropIndex(
                name: "IX_Actions_Planning",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_PlanningByArea",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions");

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
        }
    }
}
