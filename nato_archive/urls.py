"""The archive's addresses."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("transcripts.urls")),
]

handler404 = "transcripts.views.errors.not_found"
handler500 = "transcripts.views.errors.failed"
