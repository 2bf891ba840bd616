"""Receiving files: what is far too big is counted, not kept, so that nobody fills the disk by sending."""

import sys

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class DepotBorne(TemporaryFileUploadHandler):
    """Write to the disk at most ``settings.DEPOT_PLAFOND`` bytes for one request, all files together.

    Beyond, the rest is read and thrown away, so that the form can still answer; the file then says a size that every
    limit refuses: what was cut is never taken for the whole.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.ecrits = 0

    def new_file(self, field_name, file_name, *args, **kwargs):
        # The name on the disk ends with the extension of what is sent: one of hundreds of characters opens no file.
        super().new_file(field_name, "depot", *args, **kwargs)
        self.file_name = self.file.name = file_name

    def receive_data_chunk(self, raw_data, start):
        if self.ecrits < settings.DEPOT_PLAFOND:
            self.file.write(raw_data)
        self.ecrits += len(raw_data)

    def file_complete(self, file_size):
        fichier = super().file_complete(file_size)
        if self.ecrits > settings.DEPOT_PLAFOND:
            self.file.size = sys.maxsize
        return fichier
