using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AskedActions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedAgainOn",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql(Storage.AskedActions.FromTheBeginning);

            migrationBuilder.CreateIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status", "OwnerId", "ReportId", "LastAnsweredOn", "AskedOn", "AskedAgainOn", "Forecast", "SlipCount", "Id", "Ref" },
                filter: "\"Status\" <> 3");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "AskedAgainOn",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "Actions");

            migrationBuilder.CreateIndex(
                name: "IX_Actions_QuestionsByArea",
                table: "Actions",
                columns: new[] { "AreaId", "TargetDate", "Rating", "Standing", "Status", "OwnerId", "ReportId", "LastAnsweredOn", "Forecast", "SlipCount", "Id", "Ref" },
                filter: "\"Status\" <> 3");
        }
    }
}
