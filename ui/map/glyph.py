"""What a point of the map looks like, by the number of its article."""

TONES = 10  # as many as ui/styles/map.css has
SHAPES = ("disc", "square", "diamond", "triangle")


def tone(article: int) -> str:
    """The class that colours the article of this number; the shape changes when the colours are used up."""
    return f"tone-{article % TONES}"


def glyph(article: int, x: float, y: float, radius: float) -> str:
    """The shape of the article of this number around (x, y), as SVG; all shapes weigh about the same."""
    match SHAPES[article // TONES % len(SHAPES)]:
        case "disc":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        case "square":
            side = radius * 1.77
            return f'<rect x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
        case "diamond":
            return _polygon(x, y, radius * 1.25, ((0, -1), (1, 0), (0, 1), (-1, 0)))
        case _:
            return _polygon(x, y, radius * 1.45, ((0, -1), (0.87, 0.6), (-0.87, 0.6)))


def _polygon(x: float, y: float, radius: float, corners: tuple[tuple[float, float], ...]) -> str:
    points = " ".join(f"{x + radius * dx:.1f},{y + radius * dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}"/>'
