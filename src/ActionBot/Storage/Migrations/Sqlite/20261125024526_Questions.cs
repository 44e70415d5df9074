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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Boards");

            migrationBuilder.DropColumn(
                name: "Abbreviations",
                table: "Areas");
        }
    }
}
