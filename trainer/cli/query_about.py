"""What `trainer query` tells without a query: the tables, their columns, examples."""

from collections.abc import Iterator

from trainer.cli.table import table_lines
from trainer.reports.parquet import TABLES

EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "每个学员的通过率，低的在前",
        "SELECT trainee, count(passed) AS 做完, round(100 * avg(passed::INT)) AS 通过率 "
        "FROM drills GROUP BY trainee ORDER BY 通过率",
    ),
    (
        "哪个场景里最常漏掉哪个步骤",
        "SELECT scenario, name, count(*) AS 漏掉 FROM steps JOIN drills USING (no) "
        "WHERE due AND NOT done GROUP BY ALL ORDER BY 漏掉 DESC LIMIT 10",
    ),
    (
        "推诿都是凭哪句话",
        "SELECT drill, trainee, words FROM marks JOIN drills USING (no) "
        "WHERE criterion = 'attitude.fault.shirk' ORDER BY ended DESC",
    ),
)


def about() -> Iterator[str]:
    """Yield the lines."""
    yield "用 SQL 查做完的演练和考试。每张表有这些列："
    for table in TABLES:
        yield f"\n{table.name}　{table.about}"
        rows = [(f"  {column.name}", column.about) for column in table.columns]
        head, *rest = rows
        yield from table_lines(head, rest)
    yield "\n例子："
    for what, query in EXAMPLES:
        yield f"\n{what}"
        yield f'  trainer query "{query}"'
    yield "\n演练很多时先导出一次，再反复查："
    yield "  trainer export --parquet 文件夹"
    yield '  trainer query "SELECT …" --from 文件夹'
