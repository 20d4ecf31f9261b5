"""Laws of the messages between a build and the process that parses for it."""

import json
from contextlib import suppress
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from index.articles import Attribution, Mark, MarkKind, Source
from index.isolation.frames import LENGTH, message_of, read_frame, source_json, source_of, write_frame

# No halves of surrogate pairs: those do not arrive as they were.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PRINTED = st.none() | TEXT
ATTRIBUTIONS = st.builds(
    Attribution, PRINTED, st.lists(TEXT, max_size=3).map(tuple), PRINTED, PRINTED, PRINTED, PRINTED, PRINTED
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=5),
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    text = draw(TEXT)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(places[::2], places[1::2], strict=False)
    marks = tuple(Mark(start, end, draw(st.sampled_from(MarkKind))) for start, end in pairs)
    notes = tuple(draw(st.lists(TEXT, max_size=2)))
    return Source(
        draw(TEXT),
        "file",
        text,
        "utf-8",
        draw(st.integers(0)),
        draw(ATTRIBUTIONS),
        draw(st.booleans()),
        marks,
        notes,
        is_book=draw(st.booleans()),
    )


@given(sources())
def test_a_source_arrives_as_it_was_sent(source: Source):
    sent = BytesIO()
    write_frame(sent, source_json(source))
    sent.seek(0)

    assert source_of(message_of(read_frame(sent, 1 << 20) or b""), "file") == source


@given(st.fixed_dictionaries({name: JSON for name in source_json(Source("", "", "", "", 0))}) | JSON)
def test_what_is_no_source_is_a_value_error(message: object):
    with suppress(ValueError):
        source_of(json.loads(json.dumps(message)), "file")


@given(st.binary(max_size=20))
def test_bytes_that_are_no_frame_are_refused_or_end_the_stream(data: bytes):
    with suppress(ValueError, OverflowError):
        while (frame := read_frame(BytesIO(data), 10)) is not None:
            message_of(frame)
            data = data[LENGTH.size + len(frame) :]
