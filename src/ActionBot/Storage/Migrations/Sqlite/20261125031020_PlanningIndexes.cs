using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlanningIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_Status",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInItems_OwnerId_CheckInId_ActionItemId",
                table: "CheckInItems",
                columns: new[] { "OwnerId", "CheckInId", "ActionItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_Status_OwnerId",
                table: "Actions",
                columns: new[] { "AreaId", "Status", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions",
                columns: new[] { "OwnerId", "Status", "AreaId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CheckInItems_OwnerId_CheckInId_ActionItemId",
                table: "CheckInItems");

            migrationBuilder.DropIndex(
                name: "IX_Actions_AreaId_Status_OwnerId",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_OwnerId_Status_AreaId",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_AreaId_Status",
                table: "Actions",
                columns: new[] { "AreaId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_OwnerId_Status",
                table: "Actions",
                columns: new[] { "OwnerId", "Status" });
        }
    }
}
