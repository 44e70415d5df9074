using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Questions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "Abbreviations",
                table: "Boards",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "Abbreviations",
                table: "Areas",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);
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
