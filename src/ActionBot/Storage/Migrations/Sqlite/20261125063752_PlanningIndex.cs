using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlanningIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_Planning",
                table: "Actions",
                columns: new[] { "OwnerId", "Status", "AreaId", "Id", "Ref", "Rating", "ReportId", "TargetDate", "RegisteredOn", "LastAnsweredOn", "SameAnswers", "SameSince" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_Planning",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions",
                columns: new[] { "OwnerId", "Status", "AreaId" });
        }
    }
}
