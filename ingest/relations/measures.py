"""Measures of protection that a notice says are taken (Art. 32 GDPR).

"Our pages use TLS encryption" names one; "mails that are not encrypted" name none.
"""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.relations.sources import outermost

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE, Role.SECURITY)
MEASURES = (
    "dpv:EncryptionInTransfer",
    "dpv:EncryptionAtRest",
    "dpv:EndToEndEncryption",
    "dpv:Encryption",
    "dpv:Pseudonymisation",
    "dpv:Anonymisation",
    "dpv:AccessControlMethod",
    "dpv:PhysicalAccessControlMethod",
    "dpv:StaffTraining",
    "dpv:MultiFactorAuthentication",
    "dpv:PasswordAuthentication",
    "dpv:ConfidentialityAgreement",
    "dpv:DataBackupProtocols",
    "dpv:NetworkSecurityProtocols",
    "dpv:SecurityAudit",
    "dpv:PrivacyByDesign",
)


def read(context: Context) -> Iterator[Found]:
    """Yield `measure` facts; the longer of two names counts ("TLS encryption" is no encryption besides)."""
    for hit in outermost(context.scan.of(*MEASURES)):
        scope = context.scope_at(hit.start)
        if scope is None or context.scopes[scope].role not in ROLES:
            continue
        start, end = context.sentence(hit.start)
        if context.has(start, hit.end, "ng:Negation") or denied(context, hit.start, hit.end):
            continue
        if any(n.start < hit.end and hit.start < n.end for n in context.hits(start, end, "ng:LacksMeasure")):
            continue
        heading = context.block_at(hit.start).kind is Kind.HEADING
        yield Found("measure", hit.concept, hit.start, hit.end, scope, 0.65 if heading else 0.8, "measure.words")
