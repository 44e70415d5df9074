using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dependencies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldLate",
                table: "Blockers",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ToldLate",
                table: "Blockers");
        }
    }
}
