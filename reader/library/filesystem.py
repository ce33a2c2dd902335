"""What the disk under a folder can be trusted with."""

import contextlib
import os
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""Linux's list of file systems (proc_pid_mountinfo(5)); other systems have none, and pass for local."""

_REMOTE = {
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs",
}  # fmt: skip


def remote(folder: Path) -> bool:
    """Whether other machines may use the file system of ``folder`` too, or a program serves it.

    SQLite's write-ahead log needs memory that all its users share, so it is not safe there
    (https://sqlite.org/wal.html).
    """
    device = folder.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    with contextlib.suppress(OSError):
        for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            mount, _, described = line.partition(" - ")
            if wanted in mount.split(" ", 3)[2:3]:
                kind = described.split(" ", 1)[0]
                return kind in _REMOTE or kind.startswith("fuse")
    return False


def writable(path: Path) -> bool:
    """Whether this process may change the file at ``path`` (no symbolic link) and others beside it."""
    effective = os.access in os.supports_effective_ids
    return (
        not path.is_symlink()
        and os.access(path.parent, os.W_OK | os.X_OK, effective_ids=effective)
        and (not path.exists() or os.access(path, os.R_OK | os.W_OK, effective_ids=effective))
    )
