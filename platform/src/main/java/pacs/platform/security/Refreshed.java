package pacs.platform.security;

/** What became of a refresh token that was shown. */
public sealed interface Refreshed {

    /** The session goes on, with another token. */
    record GoesOn(Tokens tokens) implements Refreshed {}

    /** It is over. */
    record Over(SessionEnd end) implements Refreshed {}

    /** Nobody here gave such a token; or so long ago that it is forgotten. */
    record Unknown() implements Refreshed {}

    /** It is of another session than the one who shows it believes; nothing was done. */
    record OfAnother() implements Refreshed {}

    /** The person does not belong to that institution; nothing was done. */
    record NotThere() implements Refreshed {}
}
