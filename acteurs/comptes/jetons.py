"""The key in a « mot de passe oublié » link."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator


class CleMotDePasse(PasswordResetTokenGenerator):
    """Django's key (dies with the password, the address or the next login), which closing the account kills too."""

    def _make_hash_value(self, user, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}"
