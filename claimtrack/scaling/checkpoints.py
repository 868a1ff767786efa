"""What is done, kept on disk, so that an interrupted run goes on where it stopped.

Enters: a folder, and batches of articles. Leaves: the readings of batches that were read before, in this run or an
earlier one. Refused: a folder that cannot be made or written. A file is named by the hash of what was read and how -
articles, options, words, version - so that a changed article, option or version is read anew, and the order in which
files come does not matter. Files are written whole or not at all; one that is damaged is read anew.
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from claimtrack.errors import ReadError
from claimtrack.record.converter import unstructure
from claimtrack.record.json_text import json_text
from claimtrack.scaling.batches import READINGS
from claimtrack.scaling.readings import Job
from claimtrack.version import __version__

__all__ = ["Checkpoints"]

Batch = Any  # pyarrow.RecordBatch


class Checkpoints:
    """The readings that a folder keeps.

    Args:
        folder: The folder; it is made where it does not exist.
        job: What is asked of every article.

    Raises:
        ReadError: For a folder that cannot be made.
    """

    def __init__(self, folder: str | os.PathLike[str], job: Job) -> None:
        """Make the folder, and word what is asked."""
        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReadError(str(folder), f"cannot keep what is done here ({error.strerror})", "name a folder") from None
        lexicon = job.lexicon
        words = [lexicon.language, repr(sorted(lexicon.additions.items()))] if lexicon is not None else []
        given = [str(unstructure(job.given.published)), str(job.given.publisher), str(job.given.language)]
        self._asked = json_text([__version__, job.texts, words, given]).encode("utf-8", "surrogatepass")

    def kept(self, batch: Batch) -> Batch | None:
        """The readings of a batch, where they are here and whole."""
        try:
            with pa.OSFile(str(self._file(batch))) as file, pa.ipc.open_file(file) as reader:
                found = reader.get_batch(0)
        except (OSError, pa.ArrowException, IndexError):
            return None
        return found if found.schema.equals(READINGS) else None

    def keep(self, batch: Batch, readings: Batch) -> None:
        """Write the readings of a batch.

        Raises:
            ReadError: Where they cannot be written.
        """
        beside = None
        try:
            handle, beside = tempfile.mkstemp(suffix=".part", dir=self.folder)
            with os.fdopen(handle, "wb") as file, pa.ipc.new_file(file, READINGS, options=_PACKED) as writer:
                writer.write_batch(readings)
            Path(beside).replace(self._file(batch))
        except OSError as error:
            if beside is not None:
                Path(beside).unlink(missing_ok=True)
            raise ReadError(str(self.folder), f"cannot keep what is done here ({error.strerror})") from None

    def _file(self, batch: Batch) -> Path:
        digest = sha256(self._asked)
        for column in batch.columns:
            for cell in column.to_pylist():
                digest.update(b"-" if cell is None else len(cell).to_bytes(8, "big") + cell)
        return self.folder / f"{digest.hexdigest()}.arrow"


_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")
