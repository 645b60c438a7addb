"""What somebody who wants to follow a search is asked."""

from django import forms
from django.core.validators import RegexValidator

from transcripts.models import Subscription
from transcripts.models.subscriptions import ADDRESS_LENGTH


class FrequencyForm(forms.Form):
    frequency = forms.ChoiceField(
        choices=Subscription.Frequency.choices,
        initial=Subscription.Frequency.DAILY,
        label="How often",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often.", "invalid_choice": "Choose how often."},
    )


class AlertForm(FrequencyForm):
    address = forms.EmailField(
        max_length=ADDRESS_LENGTH,
        label="Your e-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": "This is no e-mail address: one looks like name@example.org.",
        },
        # A name in quotes may hold anything, and mail servers refuse it.
        validators=[RegexValidator(r'^[^\s"\x00-\x1f\x7f]*$', "This address cannot be used.")],
    )
