"""A chart as one self-contained page: nothing in it loads from elsewhere."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font-family: Arial, Helvetica, sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; margin-top: 1.5rem; }}
caption {{ font-weight: bold; padding-bottom: 0.4rem; }}
th, td {{ border-bottom: 1px solid #cccccc; padding: 0.25rem 0.75rem; }}
</style>
</head>
<body>
<main>
<figure id="chart" aria-label="{description}"></figure>
{table}
</main>
<script>{library}</script>
<script>
vegaEmbed("#chart", {spec}, {{ renderer: "svg", actions: false }}).catch(console.error);
</script>
</body>
</html>
"""


def page(title: str, description: str, spec: Mapping[str, object], table: str, library: str) -> str:
    """The page; `library` is Vega with its embedder as one script, `table` is HTML."""
    return PAGE.format(
        title=escape(title),
        description=escape(description),
        table=table,
        library=library,
        # A `<` inside a script could end it.
        spec=json.dumps(spec).replace("<", "\\u003c"),
    )
