"""`make bench`: every table, one after another."""

from tests.bench import askers, asking, encoders, growth, indexing, page, quality, reading
from tests.shared_data import SHARED

print("## Reading\n")
reading.main()
print("\n## Encoding\n")
encoders.main(64)
print("\n## Indexing\n")
indexing.main()
print("\n## Asking\n")
asking.main()
print("\n## Many askers\n")
askers.main()
print("\n## The page\n")
page.main()
print("\n## Growth\n")
growth.main()
print("\n## What 8-bit arithmetic costs in finding\n")
quality.main(SHARED / "eval" / "xquad-zh")
