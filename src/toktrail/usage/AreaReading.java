package toktrail.usage;

/** What a text says that shall be the path of an area: the path, or the first thing that is wrong with it. */
public sealed interface AreaReading permits AreaPath, AreaProblem { }
