package toktrail.config;

import toktrail.config.schema.Section;

/**
 * The web page.
 *
 * @param port            port, 0 for any free one
 * @param open            whether the browser is opened
 * @param autoRefreshSecs seconds between imports, 0 for none
 */
public record Web(int port, boolean open, long autoRefreshSecs) {

    static Web of(Section section) {
        return new Web(Math.toIntExact(section.get(ScreenKeys.WEB_PORT)), section.get(ScreenKeys.WEB_OPEN),
                section.get(ScreenKeys.WEB_AUTO_REFRESH));
    }
}
