"""Text recognition on a page image, with RapidOCR: PP-OCRv6's models, which come in the package."""

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import rapidocr

from index.models.cores import available_cores
from index.readers.layout import Box
from index.segmentation.lines import is_cjk

Image = npt.NDArray[np.uint8]

MODELS = Path(rapidocr.__file__).parent / "models"
# The page is looked over for lines in a picture no larger than this; 2 million pixels take some 700 MB.
MAX_SIDE = 2000
# A newspaper page has more lines than the 1,000 that the detector stops at.
MAX_LINES = 5000
# What is recognised with less certainty is mostly no text: a stain, a picture's edge.
LEAST_CERTAIN = 0.5
# A line's rectangle is somewhat higher and wider than its type; Latin letters and digits are this wide.
TYPE_HEIGHT, MARGIN = 0.9, 0.25
LATIN_WIDTH = 0.55
# Chinese type is as wide as high, and its lines are measured more exactly along than across, unless they are spaced.
MOST_PITCH = 1.25
# On upright pages nearly all is certain, .99 of the characters on clear ones; on turned ones less than .1.
UPRIGHT = 0.7
ON_END = 1.5

_one_at_a_time = threading.Lock()


class Line(NamedTuple):
    """A line of text as it was recognised, and how certainly; nothing is certain of one that stands on end."""

    box: Box
    certainty: float


def recognise(image: Image) -> list[Box]:
    """The lines of text in a picture of (height, width, 3) values in the order blue, green, red; in its pixels.

    A page that lies on its side or on its head is turned until it can be read, and the places are those on it then.
    """
    with _one_at_a_time:
        lines = _lines(image)
        if _certain_chars(lines) <= UPRIGHT * sum(len(line.box.text) for line in lines):
            turned = (_lines(np.ascontiguousarray(np.rot90(image, turns))) for turns in (1, 2, 3))
            lines = max((lines, *turned), key=_certain_chars)
    return [line.box for line in lines]


def _certain_chars(lines: Sequence[Line]) -> float:
    return sum(line.certainty * len(line.box.text) for line in lines)


def _lines(image: Image) -> list[Line]:
    found = _engine()(image)
    corners, texts, scores = (getattr(found, name, None) for name in ("boxes", "txts", "scores"))
    if corners is None or texts is None or scores is None:
        return []  # where there is no text it gives back what its last step found
    return [_line(*one) for one in zip(corners, texts, scores, strict=True)]


@cache
def _engine() -> "rapidocr.RapidOCR":  # the name alone would load OpenCV
    """The recogniser; the paths of its models are given, since it would ask a server for what it does not find."""
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": MAX_SIDE,
            "Global.text_score": LEAST_CERTAIN,
            "Det.model_path": str(MODELS / "PP-OCRv6_det_small.onnx"),
            "Det.max_candidates": MAX_LINES,
            "Det.limit_type": "max",  # the other type makes a strip of paper as high as a page
            "Det.limit_side_len": MAX_SIDE,
            "Rec.model_path": str(MODELS / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.onnxruntime.intra_op_num_threads": available_cores(),
        }
    )


def _line(corners: npt.NDArray[np.float32], text: str, score: float) -> Line:
    """A line from its corners, clockwise from the upper left; that of a page photographed askew is made level."""
    (left, _), (right, _) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    width, height = (float(np.linalg.norm(corners[0] - corners[other])) for other in (1, 3))
    size, pitch = TYPE_HEIGHT * height, width / _width(text)
    if 2 * sum(map(is_cjk, text)) > len(text) and pitch <= MOST_PITCH * size:
        size = pitch
    middle = float(corners[:, 1].mean())
    box = Box(left, middle - size / 2, right, middle + size / 2, text, size)
    return Line(box, score if height < ON_END * width else 0.0)


def _width(text: str) -> float:
    """How wide the text's rectangle is, in the size of its type; of a mark at its ends half is white."""
    white = sum(is_cjk(end) and not end.isalnum() for end in (text[0], text[-1])) / 2
    return MARGIN - white + sum(1.0 if is_cjk(char) else LATIN_WIDTH for char in text)
