"""Why a Dask cluster cannot be used, in a sentence for the one who set it up."""

from __future__ import annotations

import ssl

from core.problems import N_, Problem


def refusal(error: Exception, address: str | None, *, known: bool = False) -> Problem:
    """What to say when the scheduler at `address` could not be reached, from what Dask raised.

    `known`: it has answered before, so that its address is right.
    """
    if isinstance(error, Problem):
        return error
    if isinstance(error, TypeError) and "ssl_context" in str(error):
        return Problem(
            N_("The Dask scheduler at {address} needs a certificate. Name the certificate, its key and its authority in Dask's settings (distributed.comm.tls)."),  # noqa: E501
            address=address,
        )  # fmt: skip
    if any(isinstance(one, ssl.SSLError) for one in _causes(error)):
        return Problem(
            N_("This server and the Dask scheduler at {address} refuse the certificate of each other. Both must be signed by the same authority and be valid today."),  # noqa: E501
            address=address,
        )  # fmt: skip
    if isinstance(error, RuntimeError) and "encryption required" in str(error):
        return Problem(
            N_("Dask's settings demand encryption, but {address} has none. Its address has to begin with tls://."),
            address=address,
        )
    if not isinstance(error, OSError):
        return Problem(N_("An error in the program stopped this: {error}"), error=f"{error!r}"[:300])
    if not known and (address or "").startswith("tcp://"):
        return Problem(
            N_("No Dask scheduler answers at {address}. If it is encrypted, its address begins with tls://."),
            address=address,
        )
    return silence(address)


def silence(address: str | None) -> Problem:
    """What to say while the scheduler does not answer."""
    return Problem(
        N_("No Dask scheduler answers at {address}. What is under way goes on by itself as soon as it does."),
        address=address,
    )


def check_workers(workers: dict[str, dict]) -> None:
    """Raise `Problem` for a worker that would compute several things at a time, which would mix up their randomness."""
    for address, about in workers.items():
        if about["nthreads"] != 1:
            raise Problem(
                N_("The Dask worker at {address} does {threads} things at a time. Start it with “--nthreads 1”."),
                address=address, threads=about["nthreads"],
            )  # fmt: skip


def _causes(error: BaseException | None) -> list[BaseException]:
    found = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
