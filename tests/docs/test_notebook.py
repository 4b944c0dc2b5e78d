"""The notebook of docs/, run in a kernel from its first cell to its last."""

from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_and_shows_its_tables(tmp_path, monkeypatch):
    for module in ("nbclient", "nbformat", "ipykernel", "pandas", "polars", "matplotlib"):
        pytest.importorskip(module, reason="the group `test` and the extras frames and plot are needed")
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    notebook = nbformat.read(DOCS / "notebook.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count], "commit it without outputs"
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(DOCS)}},
    )
    client.execute()
    outputs = [output for cell in code for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    shown = [output.get("data", {}) for output in outputs]
    assert "'8 notices: 8 new'" in [data.get("text/plain") for data in shown]
    assert sum("text/html" in data for data in shown) > 8
    assert any("<svg" in data.get("image/svg+xml", "") for data in shown)
