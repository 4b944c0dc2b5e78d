"""docs/questions.md is what its tool makes of the questions' headers."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_questions_is_up_to_date():
    spec = importlib.util.spec_from_file_location("questions_table", ROOT / "tools" / "questions_table.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == tool.page(), "run tools/questions_table.py"
