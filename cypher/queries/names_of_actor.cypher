// Title: Names of an actor
// Answers: What do articles call this actor, and how many do so?
// Parameters:
//   id: string -- the actor
// Columns:
//   name -- what articles call the actor
//   kind -- what they take it for
//   aliases -- its other names there
//   local -- the id that the name gives
//   given -- what a decision by hand calls it there, "" without one
//   published -- the date of the articles, "" where unknown
//   articles -- how many articles agree in all that
//   example -- one of them
MATCH (a:Actor {id: $id})<-[m:MENTIONS]-(x:Article)
RETURN m.name AS name, m.kind AS kind, m.aliases AS aliases, m.local AS local, m.given AS given,
       coalesce(x.published, '') AS published, count(*) AS articles, min(x.id) AS example
ORDER BY articles DESC, name, local, given, kind, published, example
