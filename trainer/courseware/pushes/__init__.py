"""推送: who is to study what until when."""
