"""What the judge proposes must itself pass: no better line carries a fault."""

from pathlib import Path

import pytest

import trainer.language.detectors as detectors
from tests.language.detectors.heard import faults
from trainer.language.phrasebook import Phrasebook

BOOKS = sorted(Path(detectors.__file__).parent.glob("*.yaml"))
LINES = sorted(
    {(book.stem, entry.better) for book in BOOKS for entry in Phrasebook(book).entries}
    - {(book.stem, "") for book in BOOKS}
)
# The trade's own phrases, weak and strong: soft or plain, but never a fault.
TRADE = [
    "非常感谢您的耐心等待",
    "已经记录并催促了",
    "我一定尽我所能，有结果第一时间告诉您",
    "您的心情我非常理解，换成我可能更着急",
    "您好，专属客服为您服务。有什么事吗？",
    "亲爱的，谢谢你对我们店的支持和喜爱。仓库同事会尽快为您安排发货！",
    "亲，很抱歉，目前正在跟进该问题的解决，我下午三点前给您答复",
    "亲，感谢您对本店的支持，我们会在3天内给您发货，活动期间发货量大，恳请您的谅解",
]


@pytest.mark.parametrize(("label", "line"), LINES)
def test_a_better_line_carries_no_fault(label, line):
    assert faults(line, "怎么还没解决，你们管不管") == set()


@pytest.mark.parametrize("line", TRADE)
def test_a_phrase_of_the_trade_carries_no_fault(line):
    assert faults(line, "你好，我的快递到哪了") == set()
