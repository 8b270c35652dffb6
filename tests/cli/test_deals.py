"""The deals on the command line: the lane, the no list, the outline; also straight from another system's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

PIPEDRIVE = """Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Organization,Deal - Contact person,Deal - Expected close date,Deal - Lost reason,Deal - Lost time
5,Two-site pilot,"12,500.00",EUR,Demo Scheduled,Open,Naranja S.A.,Ana Ortiz,2030-12-15,,
6,Night runs,900,EUR,Negotiations Started,Lost,Castor,,2026-01-10,Went with another,2026-01-12 10:00:00
7,Cold chain,,EUR,Idea,Won,Castor,,2026-01-10,,
"""
SALESFORCE = """Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Next Step,Probability (%)
0065g00000AbCdEAAV,Fleet renewal,Northwind Freight,Proposal/Price Quote,38000,12/31/2030,Send both prices,60
0065g00000AbCdFAAV,Depot three,Northwind Freight,Closed Lost,9000,1/31/2026,,0
"""


def test_a_pipedrive_export_fills_the_lane_with_stage_value_and_status(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(PIPEDRIVE, encoding="utf-8")
    assert run("import", str(path), "--yes").code == 0
    found = run("deals", "--json").json
    [deal] = found["live"]
    assert (deal["title"], deal["step"], deal["value"], deal["currency"]) == (
        "Two-site pilot",
        "Demo Scheduled",
        12500,
        "EUR",
    )
    assert deal["closes_on"] == "2030-12-15"
    said = run("deals").out
    assert "Two-site pilot" in said
    assert "no next step" in said
    assert "Night runs" not in said


def test_a_salesforce_export_fills_next_step_and_keeps_an_unknown_stage_as_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text(SALESFORCE, encoding="utf-8")
    assert run("import", str(path), "--yes", "--order", "mdy").code == 0
    [deal] = run("deals", "--json").json["live"]
    assert (deal["step"], deal["next"], deal["account"]) == (
        "Proposal/Price Quote", "Send both prices", "Northwind Freight"
    )  # fmt: skip


def test_the_outline_is_printed_or_written_and_several_deals_are_told_apart(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text(SALESFORCE, encoding="utf-8")
    run("import", str(path), "--yes", "--order", "mdy")
    said = run("outline", "renewal")
    assert said.out.startswith("# Fleet renewal · Northwind Freight")
    assert "Send both prices" in said.out
    target = tmp_path / "plan.md"
    assert run("outline", "renewal", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == said.out
    missing = run("outline", "zzz")
    assert missing.code == 1
    assert "No deal like" in missing.err


@pytest.mark.parametrize("words", [("deals",), ("deals", "--json")])
def test_no_deals_are_no_fault(words: tuple[str, ...], run: Run) -> None:
    assert run(*words).code == 0
