"""Text recognition on a page image, with RapidOCR: PP-OCRv6's models, which come in the package."""

import threading
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rapidocr

from index.lines import is_cjk
from index.models.cores import available_cores
from index.readers.layout import Box

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

_one_at_a_time = threading.Lock()


def recognise(image: Image) -> list[Box]:
    """The lines of text in a picture of (height, width, 3) values in the order blue, green, red; in its pixels."""
    with _one_at_a_time:
        found = _engine()(image)
    corners, texts = getattr(found, "boxes", None), getattr(found, "txts", None)
    if corners is None or texts is None:
        return []  # where there is no text it gives back what its last step found
    return [_box(four, text) for four, text in zip(corners, texts, strict=True)]


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
            "Rec.model_path": str(MODELS / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.onnxruntime.intra_op_num_threads": available_cores(),
        }
    )


def _box(corners: npt.NDArray[np.float32], text: str) -> Box:
    """A line from its corners, clockwise from the upper left; that of a page photographed askew is made level."""
    (left, _), (right, _) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    width, height = (float(np.linalg.norm(corners[0] - corners[other])) for other in (1, 3))
    size, pitch = TYPE_HEIGHT * height, width / _width(text)
    if 2 * sum(map(is_cjk, text)) > len(text) and pitch <= MOST_PITCH * size:
        size = pitch
    middle = float(corners[:, 1].mean())
    return Box(left, middle - size / 2, right, middle + size / 2, text, size)


def _width(text: str) -> float:
    """How wide the text's rectangle is, in the size of its type; of a mark at its ends half is white."""
    white = sum(is_cjk(end) and not end.isalnum() for end in (text[0], text[-1])) / 2
    return MARGIN - white + sum(1.0 if is_cjk(char) else LATIN_WIDTH for char in text)
