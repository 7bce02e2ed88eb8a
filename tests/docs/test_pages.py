"""What holds for every page: links lead somewhere, targets of make exist."""

import re

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, anchors, codes, fenced, links, text_of


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    for target in links(document):
        path, _, anchor = target.partition("#")
        file = (ROOT / document).parent / path if path else ROOT / document
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.resolve().relative_to(ROOT).as_posix()), target


def test_the_targets_of_make_that_a_page_names_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    lines = [block.text for name in DOCUMENTS for block in fenced(name)]
    lines += [code for name in DOCUMENTS for code in codes(name)]
    named = {m for line in lines for m in re.findall(r"^make ([a-z-]+)", line, re.MULTILINE)}
    assert {"play", "test", "pictures", "clean"} <= named <= targets
