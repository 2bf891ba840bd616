"""The recovery codes as a file, under a French name."""

from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView


class CodesDeSecours(DownloadRecoveryCodesView):
    """allauth's view, which checks who may read the codes; only the file's name is ours."""

    def render_to_response(self, context, **options):
        reponse = super().render_to_response(context, **options)
        reponse["Content-Disposition"] = 'attachment; filename="codes-de-secours-cir-j.txt"'
        return reponse
