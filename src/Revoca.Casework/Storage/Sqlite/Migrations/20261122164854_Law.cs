using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Revoca.Casework.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Law : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "basis_reviews",
                columns: table => new
                {
                    BasisId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reviewer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_basis_reviews", x => x.BasisId);
                });

            migrationBuilder.CreateTable(
                name: "clock_facts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BasisId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    TextSealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_facts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_clock_facts_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ladder_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HostId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoticeKey = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rung = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BasisId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DraftedId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhySealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ladder_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ladder_steps_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_clock_facts_CaseId",
                table: "clock_facts",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_clock_facts_NoticeId",
                table: "clock_facts",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_ladder_steps_CaseId_HostId_Rung_NoticeKey",
                table: "ladder_steps",
                columns: new[] { "CaseId", "HostId", "Rung", "NoticeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ladder_steps_DraftedId",
                table: "ladder_steps",
                column: "DraftedId");

            migrationBuilder.CreateIndex(
                name: "IX_ladder_steps_State_DueAt",
                table: "ladder_steps",
                columns: new[] { "State", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "basis_reviews");

            migrationBuilder.DropTable(
                name: "clock_facts");

            migrationBuilder.DropTable(
                name: "ladder_steps");
        }
    }
}
