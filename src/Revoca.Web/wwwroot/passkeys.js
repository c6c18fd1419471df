// Passkeys: asks the server for a challenge, the device for an answer, and sends it back. Nothing is kept here.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const plain = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const listed = (credentials) => credentials?.map((one) => ({ ...one, id: bytes(one.id) }));

async function post(path, fields = {}) {
  const token = document.querySelector("input[name=f]").value;
  const answer = await fetch(path, { method: "POST", body: new URLSearchParams({ f: token, ...fields }) });
  return answer.ok ? answer.json() : null;
}

async function ask(path) {
  const options = await post(path);
  if (options === null) return null;
  return { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials), excludeCredentials: listed(options.excludeCredentials) };
}

const common = (made) => ({
  id: made.id, rawId: plain(made.rawId), type: made.type,
  authenticatorAttachment: made.authenticatorAttachment ?? undefined, clientExtensionResults: made.getClientExtensionResults(),
});

async function assertion(publicKey, how) {
  const made = await navigator.credentials.get({ publicKey, ...how });
  const { clientDataJSON, authenticatorData, signature, userHandle } = made.response;
  return { ...common(made), response: {
    clientDataJSON: plain(clientDataJSON), authenticatorData: plain(authenticatorData), signature: plain(signature), userHandle: userHandle ? plain(userHandle) : undefined } };
}

async function attestation(publicKey) {
  const made = await navigator.credentials.create({ publicKey: { ...publicKey, user: { ...publicKey.user, id: bytes(publicKey.user.id) } } });
  const { clientDataJSON, attestationObject } = made.response;
  return { ...common(made), response: { clientDataJSON: plain(clientDataJSON), attestationObject: plain(attestationObject), transports: made.response.getTransports() } };
}

/** True when the browser knows passkeys at all. */
export const known = () => "PublicKeyCredential" in globalThis;

/** True when the browser can offer passkeys among the addresses it fills in. */
export const offers = async () => known() && !!(await PublicKeyCredential.isConditionalMediationAvailable?.());

/** Uses a passkey; null when the person or the server said no. */
export const use = (asking, sending, fields = {}) => attempt(asking, sending, fields, assertion);

/** Waits until one is picked where the address is typed, and says so; null when the waiting was ended, or the server said no. */
export const usePicked = (asking, sending, fields, signal, picked) => attempt(asking, sending, fields, async (options) => {
  const made = await assertion(options, { mediation: "conditional", signal });
  picked();
  return made;
});

/** Makes a passkey. */
export const add = (asking, sending, fields = {}) => attempt(asking, sending, fields, attestation);

async function attempt(asking, sending, fields, ceremony) {
  try {
    const options = await ask(asking);
    return options && await post(sending, { ...fields, credential: JSON.stringify(await ceremony(options)) });
  } catch (refused) {
    if (refused instanceof DOMException) return null;
    throw refused;
  }
}
