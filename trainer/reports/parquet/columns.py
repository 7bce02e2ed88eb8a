"""The tables that drills and exams are written as: their columns, and what these mean.

A table is a file of its name (drills.parquet). `no` numbers the drills of one folder: two machines
may give the same id to different drills, so that only `no` ties the tables together. Of a drill
that was broken off stands one row in `drills`, and nothing where reports count nothing.
"""

from dataclasses import dataclass

NUMBER, TEXT, YES_NO, MOMENT, DAY = "BIGINT", "VARCHAR", "BOOLEAN", "TIMESTAMP", "DATE"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type in SQL, and in Chinese what it means."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table, with what a row of it is (Chinese)."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.parquet"


_NO = Column("no", NUMBER, "哪一次演练，和 drills.no 对上")

DRILLS = Table(
    "drills",
    "一次演练一行",
    (
        Column("no", NUMBER, "演练在这个文件夹里的序号；别的表用它对上"),
        Column("drill", TEXT, "演练编号，trainer replay 用它；两台电脑的编号会碰上，别用它对表"),
        Column("trainee", TEXT, "学员"),
        Column("scenario", TEXT, "场景，如 物流/快递迟到"),
        Column("title", TEXT, "场景标题"),
        Column("mode", TEXT, "practice 练习，exam 考核"),
        Column("profile", TEXT, "考核口径，如 house"),
        Column("started", MOMENT, "开始时刻，UTC"),
        Column("ended", MOMENT, "结束时刻，UTC"),
        Column("day", DAY, "结束那天，北京时间"),
        Column("week", DAY, "结束那周的星期一，北京时间"),
        Column("practice_ms", NUMBER, "练了多久，毫秒"),
        Column("broken_off", YES_NO, "中断了没有；中断的演练后面各列都空着，别的表里也没有"),
        Column("ending", TEXT, "结局"),
        Column("satisfaction", TEXT, "顾客评价：满意、一般、失望"),
        Column("verdict", TEXT, "结果：通过、未通过、待复核"),
        Column("total", NUMBER, "总分，0 到 100"),
        Column("passed", YES_NO, "通过没有"),
        Column("red_line", YES_NO, "碰了红线没有"),
        Column("flow", NUMBER, "流程分"),
        Column("accuracy", NUMBER, "准确分"),
        Column("attitude", NUMBER, "态度分"),
        Column("timeliness", NUMBER, "时效分"),
        Column("annoyed", YES_NO, "评价一般或失望，而且说了重话或碰了红线"),
        Column("replies", NUMBER, "回复条数"),
        Column("confronting", NUMBER, "其中对抗的条数：反问、质问、推诿、辱骂讽刺"),
        Column("rounds", NUMBER, "轮次"),
        Column("timed", NUMBER, "按考核口径算时间的轮次"),
        Column("within", NUMBER, "其中按时的轮次"),
        Column("first_s", NUMBER, "首次回复用了几秒；没有回就空着"),
        Column("here", YES_NO, "是不是导出的那台电脑上的演练"),
    ),
)
STEPS = Table(
    "steps",
    "一次演练的一个步骤一行",
    (
        _NO,
        Column("step", TEXT, "步骤的代号，如 soothe"),
        Column("name", TEXT, "步骤的中文，如 安抚"),
        Column("due", YES_NO, "该做没有"),
        Column("done", YES_NO, "做到没有"),
        Column("round", NUMBER, "在第几轮先做到；没有做到就空着"),
    ),
)
FAULTS = Table(
    "faults",
    "一次演练里的一种失误一行",
    (
        _NO,
        Column("fault", TEXT, "失误的代号，如 shirk"),
        Column("name", TEXT, "失误的中文，如 推诿"),
        Column("severity", TEXT, "soft 轻，hard 重，red_line 红线"),
        Column("confronting", YES_NO, "是不是对抗"),
        Column("times", NUMBER, "几回"),
    ),
)
ROUNDS = Table(
    "rounds",
    "一次演练的一轮一行",
    (
        _NO,
        Column("round", NUMBER, "第几轮，从 1 数起"),
        Column("beat", TEXT, "环节"),
        Column("asked_s", NUMBER, "顾客在演练的第几秒问"),
        Column("answered_s", NUMBER, "第几秒回；没有回就空着"),
        Column("took_s", NUMBER, "回这一轮用了几秒；没有回就空着"),
        Column("limit_s", NUMBER, "限时，秒"),
        Column("counts", YES_NO, "算不算时间；不算的轮次不在 drills.timed 里，late 也总是否"),
        Column("late", YES_NO, "超时没有"),
        Column("anger", NUMBER, "这一轮的怒气，0 到 100"),
        Column("replies", NUMBER, "这一轮回了几条"),
    ),
)
MARKS = Table(
    "marks",
    "一次演练的一个评分项一行",
    (
        _NO,
        Column("mark", NUMBER, "成绩单上的第几项，从 1 数起"),
        Column("axis", TEXT, "flow 流程，accuracy 准确，attitude 态度，timeliness 时效"),
        Column("criterion", TEXT, "标准的代号，如 attitude.fault.shirk"),
        Column("title", TEXT, "标准的中文"),
        Column("points", NUMBER, "得了几分；扣分是负数"),
        Column("most", NUMBER, "最多能得几分"),
        Column("met", YES_NO, "达到没有"),
        Column("beat", TEXT, "环节"),
        Column("round", NUMBER, "第几轮，0 是不在哪一轮"),
        Column("words", TEXT, "凭哪句话；电话、地址、名字遮住了"),
        Column("reason", TEXT, "为什么"),
        Column("advice", TEXT, "可以怎么说"),
    ),
)
EXAMS = Table(
    "exams",
    "一次考试一行",
    (
        Column("exam", TEXT, "考试编号"),
        Column("trainee", TEXT, "学员"),
        Column("paper", TEXT, "试卷"),
        Column("title", TEXT, "试卷标题"),
        Column("level", TEXT, "级别"),
        Column("started", MOMENT, "开始时刻，UTC"),
        Column("ended", MOMENT, "结束时刻，UTC"),
        Column("day", DAY, "结束那天，北京时间"),
        Column("total", NUMBER, "总分，0 到 100"),
        Column("passed", YES_NO, "通过没有"),
        Column("here", YES_NO, "是不是导出的那台电脑上的考试"),
    ),
)
TABLES = (DRILLS, STEPS, FAULTS, ROUNDS, MARKS, EXAMS)
