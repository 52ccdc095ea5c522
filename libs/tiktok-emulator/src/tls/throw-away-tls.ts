import { generateKeyPairSync, sign } from 'node:crypto';
import forge from 'node-forge';
import { tiktokHosts } from '../wire/origins.ts';

/** All as PEM. The authority's own key is not among them: nobody can sign with it a second time. */
export interface ThrowAwayTls {
  /** For the program that is to trust the emulator, and for nobody else. */
  ca: string;
  key: string;
  cert: string;
  expiresAt: Date;
}

/** TikTok's host names, and this machine's. */
export const emulatedNames: readonly string[] = [...Object.values(tiktokHosts), 'localhost', '127.0.0.1', '::1'];

const lifeMs = 365 * 86_400_000;
/** Clocks of containers differ a little. */
const leewayMs = 3_600_000;

/** A certificate for `names` (DNS names and addresses), and an authority made for it alone, good for a year. */
export function makeThrowAwayTls(names: readonly string[] = emulatedNames, now = new Date()): ThrowAwayTls {
  const validity = { from: new Date(now.getTime() - leewayMs), to: new Date(now.getTime() + lifeMs) };
  const [authority, server] = [newKeys(), newKeys()];
  const issuer = [{ shortName: 'CN', value: 'TikTok emulator, throw-away authority' }];
  const ca = certificate({ subject: issuer, issuer, publicKey: authority.publicKey, validity });
  ca.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  const subject = [{ shortName: 'CN', value: 'TikTok emulator' }];
  const cert = certificate({ subject, issuer, publicKey: server.publicKey, validity });
  cert.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: names.map(alternativeName) },
    { name: 'authorityKeyIdentifier', keyIdentifier: ca.generateSubjectKeyIdentifier().getBytes() },
  ]);
  for (const one of [ca, cert]) signWith(authority.privateKey, one);
  return {
    ca: forge.pki.certificateToPem(ca),
    key: server.privateKey,
    cert: forge.pki.certificateToPem(cert),
    expiresAt: validity.to,
  };
}

/** The library exports it; its types do not name it. */
const pki = forge.pki as unknown as { getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1 };

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey, publicKey: forge.pki.publicKeyFromPem(publicKey) };
}

/** The library's own arithmetic is JavaScript and slow; Node signs the same bytes in an instant. */
function signWith(privateKey: string, certificate: forge.pki.Certificate): void {
  const algorithm = forge.pki.oids.sha256WithRSAEncryption ?? '';
  certificate.signatureOid = algorithm;
  certificate.siginfo.algorithmOid = algorithm;
  certificate.tbsCertificate = pki.getTBSCertificate(certificate);
  const bytes = forge.asn1.toDer(certificate.tbsCertificate).getBytes();
  certificate.signature = sign('sha256', Buffer.from(bytes, 'binary'), privateKey).toString('binary');
}

interface CertificateFacts {
  subject: forge.pki.CertificateField[];
  issuer: forge.pki.CertificateField[];
  publicKey: forge.pki.PublicKey;
  validity: { from: Date; to: Date };
}

function certificate({ subject, issuer, publicKey, validity }: CertificateFacts): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  // Unlike any other: programs refuse two certificates of one issuer with the same number. Positive and without a zero in
  // front, as DER wants it: random bytes alone may begin with either.
  made.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(16))}`;
  made.validity.notBefore = validity.from;
  made.validity.notAfter = validity.to;
  made.setSubject(subject);
  made.setIssuer(issuer);
  return made;
}

/** Kinds of RFC 5280's GeneralName. */
const dnsName = 2;
const ipAddress = 7;

function alternativeName(name: string) {
  const isAddress = /^[\d.]+$|:/.test(name);
  return isAddress ? { type: ipAddress, ip: name } : { type: dnsName, value: name };
}
