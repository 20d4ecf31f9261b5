"""LangChain as a user would write it: its splitter, HuggingFaceEmbeddings and FAISS, saved to a folder.

    python -m tests.bench.langchain_reference CORPUS.jsonl MODEL FOLDER

Runs in an environment of its own (requirements-bench.txt) and knows nothing of this project.
"""

import json
import sys
import time
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

# About the length of our passages, with the overlap of a tenth that tutorials give it.
CHUNK_SIZE, CHUNK_OVERLAP = 300, 30


def main(corpus: Path, model: str, folder: str) -> None:
    records = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    documents = [Document(record["text"], metadata={"title": record["title"]}) for record in records]
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP)
    embeddings = HuggingFaceEmbeddings(
        model_name=model,
        encode_kwargs={"prompt": "passage: ", "normalize_embeddings": True},
        query_encode_kwargs={"prompt": "query: ", "normalize_embeddings": True},
    )
    embeddings.embed_documents(["warm"])
    started = time.perf_counter()
    chunks = splitter.split_documents(documents)
    FAISS.from_documents(chunks, embeddings).save_local(folder)
    seconds = time.perf_counter() - started
    characters = sum(len(chunk.page_content) for chunk in chunks)
    print(json.dumps({"work_s": seconds, "passages": len(chunks), "characters": characters}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
