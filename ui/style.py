"""The look of the page: a bare gradio theme, and the style sheets over it."""

from pathlib import Path

import gradio as gr

SHEETS = sorted((Path(__file__).parent / "styles").glob("*.css"))  # base.css comes first

# Fonts that are on the reader's machine; naming one of gradio's would add downloads.
_SANS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")


def theme() -> gr.themes.Base:
    return gr.themes.Base(
        font=[gr.themes.Font(name) for name in _SANS],
        font_mono=[gr.themes.Font("ui-monospace"), gr.themes.Font("monospace")],
        radius_size=gr.themes.sizes.radius_sm,
    )
