#!/usr/bin/env python3
"""Checks an exported audit log of one case. Needs Python 3.8 and nothing else.

    python3 verify.py [FOLDER] [--key VERIFIER-KEY] [--anchor "SIZE ROOT16"] [--manifest FILE]

FOLDER     the exported folder (default: the one this file is in)
--key      the verifier key as you got it from the organisation by another way (default: verifier-key.txt)
--anchor   the size and root printed in the footer of a letter; may be given more than once
--manifest a list of evidence (evidence.json): finds the record that holds its digest; may be given more than once

A time-stamp (anchors/stamped-N.note.tst, RFC 3161) is read as well: it must be about the note beside it, and the time it states
is printed. Whether the authority really signed it needs the authority's certificate and openssl:
    openssl ts -verify -token_in -in anchors/stamped-N.note.tst -data anchors/stamped-N.note -CAfile AUTHORITY.pem

It checks that the checkpoint is signed with the key, that every record is in the tree the checkpoint states, that no record
of the case is left out between them, that the details are those the records commit to, that times do not run back, and that
the log grew from what each anchor says by nothing but further records.
What it cannot see: records of other cases, and whether the organisation has shown other people another log (compare anchors).
Exit code 0 when all is well, 1 otherwise.
"""
import base64
import hashlib
import json
import os
import sys

# Ed25519 as in RFC 8032, verification only.
P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("not a point on the curve")
    return P - x if x & 1 != sign else x


def add(a, b):
    s = (a[1] - a[0]) * (b[1] - b[0]) % P
    t = (a[1] + a[0]) * (b[1] + b[0]) % P
    u = 2 * a[3] * b[3] * D % P
    v = 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2 ** 255 - 1)
    if y >= P:
        raise ValueError("not a point on the curve")
    x = recover_x(y, sign)
    return x, y, 1, x * y % P


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = point_of(BASE_Y.to_bytes(32, "little"))


def signed(public, message, signature):
    try:
        a, r = point_of(public), point_of(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The tree of RFC 6962.
def leaf(data):
    return hashlib.sha256(b"\0" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_from(seq, size, value, path):
    last, rest = size - 1, list(path)
    while last > 0:
        if seq ^ 1 <= last:
            sibling = rest.pop(0)
            value = node(sibling, value) if seq & 1 else node(value, sibling)
        seq, last = seq >> 1, last >> 1
    if rest:
        raise ValueError("the path is too long")
    return value


def grown(size, root, path, later_size, later_root):
    """Whether the later tree began as the earlier one (RFC 6962, 2.1.2)."""
    if size == later_size:
        return root == later_root and not path
    rest = list(path) if size & (size - 1) else [root] + list(path)
    node_at, last = size - 1, later_size - 1
    while node_at & 1:
        node_at, last = node_at >> 1, last >> 1
    if not rest:
        return False
    earlier = later = rest.pop(0)
    for sibling in rest:
        if not last:
            return False
        if node_at & 1 or node_at == last:
            earlier, later = node(sibling, earlier), node(sibling, later)
            while not node_at & 1 and node_at:
                node_at, last = node_at >> 1, last >> 1
        else:
            later = node(later, sibling)
        node_at, last = node_at >> 1, last >> 1
    return not last and earlier == root and later == later_root


def read_note(text, key):
    name, key_id, raw = key.strip().split("+", 2)
    raw = base64.b64decode(raw)
    if raw[0] != 1 or hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != key_id:
        raise ValueError("the verifier key is damaged")
    lines = text.split("\n")
    body = "\n".join(lines[:3]) + "\n"
    dash, signer, signature = lines[4].split(" ")
    signature = base64.b64decode(signature)
    if lines[0] != name or lines[3] or dash != "\u2014" or signer != name or signature[:4].hex() != key_id:
        raise ValueError("the note is not of this log")
    if not signed(raw[1:], body.encode(), signature[4:]):
        raise ValueError("the signature is wrong")
    return int(lines[1]), base64.b64decode(lines[2])


# As much DER (X.690) as a time-stamp token needs.
def der(data, at=0):
    tag, length, at = data[at], data[at + 1], at + 2
    if length >= 0x80:
        count = length & 0x7F
        length, at = int.from_bytes(data[at:at + count], "big"), at + count
    if at + length > len(data):
        raise ValueError("a time-stamp is cut short")
    return tag, data[at:at + length], at + length


def parts(data):
    found, at = [], 0
    while at < len(data):
        tag, content, at = der(data, at)
        found.append((tag, content))
    return found


SHA256 = bytes.fromhex("608648016503040201")


def stamped_at(token, note, name):
    """The instant a token states for the note. Its signature is not checked here: see above."""
    try:
        signed_data = parts(parts(parts(der(token)[1])[1][1])[0][1])
        content = parts(parts(signed_data[2][1])[1][1])[0][1]
        info = parts(der(content)[1])
        algorithm, imprint = parts(info[2][1])
        time = next(value for tag, value in info[3:] if tag == 0x18).decode("ascii")
        if parts(algorithm[1])[0][1] != SHA256:
            raise ValueError("the time-stamp %s is not over SHA-256" % name)
    except (IndexError, StopIteration, UnicodeDecodeError):
        raise ValueError("the time-stamp %s is damaged" % name)
    if imprint[1] != hashlib.sha256(note).digest():
        raise ValueError("the time-stamp %s is not about its note" % name)
    return "%s-%s-%sT%s:%s:%sZ" % (time[:4], time[4:6], time[6:8], time[8:10], time[10:12], time[12:14])


def lines_of(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return [line for line in file.read().split(b"\n") if line]


def text_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def check_details(seq, record, details, previous):
    if seq not in details:
        raise ValueError("the details of record %d are missing, so what came before it is not proved" % seq)
    entry = details[seq]
    digest = hashlib.sha256(base64.b64decode(entry["salt"]) + entry["details"].encode()).digest()
    if base64.urlsafe_b64encode(digest).decode().rstrip("=") != record["dc"]:
        raise ValueError("the details of record %d are not those it commits to" % seq)
    if json.loads(entry["details"])["prev"] != previous:
        raise ValueError("a record of the case is missing before record %d" % seq)


def manifest_record(path, records, details):
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    name = os.path.basename(path)
    for record in records:
        if record["act"] == "evidence.manifest" and digest in details.get(record["seq"], {"details": ""})["details"]:
            return "; %s is the list of evidence of record %d, written %s" % (name, record["seq"], record["ts"])
    raise ValueError("no record holds the digest of %s" % name)


def check(folder, key, anchors, manifests=()):
    size, root = read_note(text_of(folder, "checkpoint.note"), key or text_of(folder, "verifier-key.txt"))
    proofs = json.loads(text_of(folder, "proofs.json"))
    if proofs["size"] != size:
        raise ValueError("the proofs are for another checkpoint")
    paths = {proof["seq"]: [base64.b64decode(part) for part in proof["path"]] for proof in proofs["proofs"]}
    # An export for somebody who may not read the case has no details: each record is proved, but not that none is left out.
    whole = os.path.exists(os.path.join(folder, "details.jsonl"))
    details = {entry["seq"]: entry for entry in map(json.loads, lines_of(folder, "details.jsonl"))} if whole else {}
    previous, last, case, count, records = None, "", None, 0, []
    for line in lines_of(folder, "records.jsonl"):
        record = json.loads(line)
        seq = record["seq"]
        if seq not in paths or root_from(seq, size, leaf(line), paths[seq]) != root:
            raise ValueError("record %d is not in the tree" % seq)
        if record["ts"] < last:
            raise ValueError("record %d is older than the one before it" % seq)
        if case not in (None, record["case"]):
            raise ValueError("record %d is of another case" % seq)
        if whole:
            check_details(seq, record, details, previous)
        previous, last, case, count = seq, record["ts"], record["case"], count + 1
        records.append(record)
    if not count:
        raise ValueError("there are no records")
    roots = {size: root}
    growth = json.loads(text_of(folder, "growth.json"))
    for proof in growth["proofs"]:
        earlier = base64.b64decode(proof["root"])
        if growth["size"] != size or not grown(proof["from"], earlier, [base64.b64decode(part) for part in proof["path"]], size, root):
            raise ValueError("the log did not grow from what it was at %d records" % proof["from"])
        roots[proof["from"]] = earlier
    for anchor in anchors:
        anchor_size, start = anchor.replace("\u00b7", " ").split()
        if int(anchor_size) > size:
            raise ValueError("the log is shorter than the anchor %s" % anchor)
        if int(anchor_size) not in roots:
            raise ValueError("nothing here compares the anchor %s: it is not of a letter of this case; compare it with `revoca audit verify --anchor`" % anchor)
        if len(start) < 16 or not roots[int(anchor_size)].hex().startswith(start.lower()):
            raise ValueError("the log is not the one of the anchor %s" % anchor)
    note_folder, stamps = os.path.join(folder, "anchors"), []
    kept = [name for name in os.listdir(note_folder) if name.endswith(".note")] if os.path.isdir(note_folder) else []
    for name in sorted(kept):
        anchor_size, anchor_root = read_note(text_of(note_folder, name), key or text_of(folder, "verifier-key.txt"))
        if roots.get(anchor_size) != anchor_root:
            raise ValueError("the anchor %s does not fit the checkpoint" % name)
        if os.path.exists(os.path.join(note_folder, name + ".tst")):
            with open(os.path.join(note_folder, name), "rb") as note, open(os.path.join(note_folder, name + ".tst"), "rb") as token:
                stamps.append((anchor_size, stamped_at(token.read(), note.read(), name + ".tst")))
    found = "".join(manifest_record(path, records, details) for path in manifests)
    if stamps:
        found += "; stamped at %d records: %s" % max(stamps)
    compared = len(anchors) + len(kept)
    seen = "" if not compared else "; %d anchor%s compared" % (compared, "" if compared == 1 else "s")
    return "%d records of case %s, all in a log of %d records%s%s%s" % (
        count, case, size, seen, found, "" if whole else "; without details, so it is not proved that none of them is left out")


def main(arguments):
    folder, key, anchors, manifests = os.path.dirname(os.path.abspath(__file__)), None, [], []
    while arguments:
        word = arguments.pop(0)
        if word == "--key":
            key = arguments.pop(0)
        elif word == "--anchor":
            anchors.append(arguments.pop(0))
        elif word == "--manifest":
            manifests.append(arguments.pop(0))
        else:
            folder = word
    try:
        print("OK: " + check(folder, key, anchors, manifests))
        return 0
    except (ValueError, KeyError, IndexError, OSError) as problem:
        print("NOT OK: %s" % problem)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
