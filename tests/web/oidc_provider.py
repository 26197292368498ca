"""A small provider of single sign-on for tests: loopback, one client, whoever is to sign in next."""

import base64
import hashlib
import ipaddress
import json
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from joserfc import jwt
from joserfc.jwk import RSAKey

HOST = "127.0.0.1"
CLIENT, SECRET = "pantau", "a secret of the provider"


class Provider:
    """Its keys, its codes, and what it says of the person who signs in (``claims``)."""

    def __init__(self, folder):
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.claims, self.codes = {}, {}
        self._server = ThreadingHTTPServer((HOST, 0), self._handler())
        self.certificate = _certified(folder)
        self._server.socket = _sealed(self._server.socket, self.certificate)
        self.address = f"https://{HOST}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    def close(self):
        """End it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def authorized(self, asked):
        """Where the browser is sent back to, after the person has signed in here."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert "openid" in asked["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, given, header):
        """Tokens for a code, for the client that was given it and no other."""
        asked = self.codes.pop(given["code"])
        basic = base64.b64decode(header.removeprefix("Basic ")).decode() if header else ""
        sent = basic or f"{given.get('client_id')}:{given.get('client_secret')}"
        assert sent == f"{CLIENT}:{SECRET}"
        assert given["redirect_uri"] == asked["redirect_uri"]
        if "code_challenge" in asked:
            digest = hashlib.sha256(given["code_verifier"].encode()).digest()
            assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        now = int(time.time())
        about = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        if "nonce" in asked:
            about["nonce"] = asked["nonce"]
        token = jwt.encode({"alg": "RS256", "kid": "one"}, about, self.key)
        return {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": token}

    def described(self):
        """What it says of itself."""
        places = {
            f"{name}_endpoint": f"{self.address}/{name}" for name in ("authorization", "token", "userinfo")
        }
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **places}

    def _handler(provider):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                at = urlsplit(self.path)
                asked = {name: values[0] for name, values in parse_qs(at.query).items()}
                if at.path == "/authorization":
                    self.send_response(302)
                    self.send_header("Location", provider.authorized(asked))
                    self.end_headers()
                elif at.path == "/.well-known/openid-configuration":
                    self._say(provider.described())
                elif at.path == "/keys":
                    self._say({"keys": [provider.key.as_dict(private=False)]})
                elif at.path == "/userinfo" and self.headers["Authorization"] == "Bearer access":
                    self._say(provider.claims)
                else:
                    self.send_error(404)

            def do_POST(self):
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                given = {name: values[0] for name, values in parse_qs(text).items()}
                try:
                    self._say(provider.tokens(given, self.headers["Authorization"]))
                except (AssertionError, KeyError):
                    self.send_error(400)

            def _say(self, value):
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


def _certified(folder):
    """A certificate of an hour for this machine, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "provider.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


def _sealed(plain, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context.wrap_socket(plain, server_side=True)
