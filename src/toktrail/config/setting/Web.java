package toktrail.config.setting;

/**
 * The web page.
 *
 * @param port            port, 0 for any free one
 * @param open            whether the browser is opened
 * @param autoRefreshSecs seconds between imports, 0 for none
 */
public record Web(int port, boolean open, long autoRefreshSecs) {

    /** What holds where nothing is said. */
    public static final Web STANDARD = new Web(7878, true, 0);
}
