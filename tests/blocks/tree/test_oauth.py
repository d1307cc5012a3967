import fanlight as gr


def test_they_can_be_made_as_code_that_tests_itself_does() -> None:
    profile = gr.OAuthProfile({"name": "Ada"})
    profile.username = "ada"
    assert (profile["name"], profile.username) == ("Ada", "ada")
    assert gr.OAuthToken("secret", "read", 0).scope == "read"
