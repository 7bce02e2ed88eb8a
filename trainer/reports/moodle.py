"""Grades for Moodle: the CSV of “Grades › Import › CSV file”, one line a trainee.

The first column says who (username, idnumber or email), the others are grade items of 0 to 100:
the mean of all drills, and the best exam of each paper. An empty cell changes nothing in Moodle.

Moodle finds people by the very characters of the first column. So an account is written as it is or
not at all: one that a spreadsheet would take for a formula is left out, never changed.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.errors import TrainerError
from trainer.reports.csv_table import defused
from trainer.reports.model import PaperSummary, Report
from trainer.safe_text import shown_line
from trainer.scenario.columns import safe

BY = ("username", "idnumber", "email")
_TRAINEE = ("学员", "姓名", "trainee")
DRILLS = "演练平均分"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who is who in Moodle: `by` is username, idnumber or email; names as they are kept here.

    Without `names` everybody goes by their own name; else whoever is not in them is left out.
    """

    by: str = "username"
    names: Mapping[str, str] | None = None

    def of(self, trainee: str) -> str | None:
        """Return how Moodle calls a trainee; None where that is not known."""
        return trainee if self.names is None else self.names.get(trainee)


@dataclass(frozen=True, slots=True)
class Grades:
    """The file with its number of lines of grades, and who was left out.

    The accounts do not name the `unlisted`; those of the `unsafe` cannot be written as they are.
    """

    data: bytes
    written: int
    unlisted: tuple[str, ...]
    unsafe: tuple[str, ...]


def read_accounts(text: str) -> Accounts:
    """Return the accounts of a CSV: a head (学员, and username, idnumber or email), then lines.

    Raises TrainerError, which says what to mend.
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if any(row)]
    except csv.Error as error:
        raise TrainerError("账号表读不了：它不是 CSV。请在表格软件里另存为 CSV。") from error
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    who = next((at for at, cell in enumerate(head) if cell in _TRAINEE), None)
    by = next((cell for cell in head if cell in BY), None)
    if who is None or by is None:
        raise TrainerError(
            "账号表的第一行要有两列：“学员”，和 username、idnumber、email 里的一个。"
        )
    return Accounts(by, _names(rows[1:], who, head.index(by)))


def grades(report: Report, accounts: Accounts) -> Grades:
    """Return the grades of all trainees that have a finished drill or a finished exam."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    items = _items(report.papers)
    writer.writerow((accounts.by, DRILLS, *map(defused, items)))
    means = {one.name: one.figures.total.mean for one in report.trainees}
    best = [_best(paper) for paper in report.papers]
    written, unlisted, unsafe = 0, [], []
    for name in dict.fromkeys((*means, *(who for of_paper in best for who in of_paper))):
        account = accounts.of(name)
        if account is None:
            unlisted.append(name)
            continue
        if not _is_safe(account):
            unsafe.append(name)
            continue
        written += 1
        found = (means.get(name), *(of_paper.get(name) for of_paper in best))
        writer.writerow((account, *("" if one is None else one for one in found)))
    data = text.getvalue().encode("utf-8", "replace")
    return Grades(data, written, tuple(unlisted), tuple(unsafe))


def _is_safe(account: str) -> bool:
    """Say whether an account can stand in a cell as it is: all to be seen, and no formula."""
    return account.isprintable() and defused(account) == account


def _names(rows: list[list[str]], who: int, by: int) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        if max(who, by) >= len(row) or not row[who].strip() or not row[by].strip():
            raise TrainerError(f"账号表第 {number} 行缺一格。两格都要填，或删掉这一行。")
        name, account = row[who].strip(), row[by].strip()
        other = taken.setdefault(account, name)
        if other != name or names.get(name, account) != account:
            raise TrainerError(
                f"账号表第 {number} 行和前面的对不上：“{safe(name)}”“{safe(account)}”只能一对一。"
            )
        names[name] = account
    return names


def _items(papers: tuple[PaperSummary, ...]) -> list[str]:
    """Return a name for each grade item; papers of one title are told apart by their names."""
    titles = [shown_line(paper.title or paper.paper) for paper in papers]
    return [
        title if titles.count(title) == 1 else f"{title}（{shown_line(paper.paper)}）"
        for title, paper in zip(titles, papers, strict=True)
    ]


def _best(paper: PaperSummary) -> dict[str, int]:
    best: dict[str, int] = {}
    for seat in paper.seats:
        best[seat.trainee] = max(seat.total, best.get(seat.trainee, 0))
    return best
