// Title: Assertions of an article
// Answers: What does this article report, in the order of its sentences?
// Parameters:
//   article: string -- the article
//   after_sentence_start: integer = -1 -- only assertions after this offset and id
//   after_id: string = "" -- see after_sentence_start
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the assertion
//   act -- the kind of speech act
//   plover -- its CAMEO/PLOVER code
//   edge -- the type of edge that it gives, or null
//   source -- the source's words
//   cue -- the cue's words
//   text -- the content's words
//   sentence -- the sentence that holds the cue
//   source_spans -- offsets in the article: start, end, start, end ...; 0, 0 where it has none
//   cue_spans -- as source_spans
//   content_spans -- as source_spans
//   sentence_start -- offset in the article
//   sentence_end -- offset in the article, exclusive
//   quote -- direct, indirect or mixed
//   stance -- supports or contradicts, as to the claim
//   certainty -- in [0, 1]
//   negated -- whether the act is negated
//   depth -- 0 for an attribution by the article itself
//   date -- when it was said, ISO 8601, or null
//   dated -- what the date rests on: text, about, before or article
//   rule -- what gave the edge
//   review__id -- the review that confirms or corrects it, or null
//   review__verdict -- see review__id
//   review__by -- see review__id
//   review__at -- see review__id
//   review__note -- why, or null
//   review__certainty -- as extracted, which counted before the review; else null
//   review__extracted -- what was extracted, as JSON, where it was corrected; else null
//   actor__id -- who said so, or null where unresolved
//   actor__name -- see actor__id
//   claim__id -- what it is about, or null
//   claim__text -- see claim__id
//   article__id -- the article that reports it
//   article__title -- its title, or null
//   article__url -- its address, or null
//   article__publisher -- who published it, or null
//   article__published -- when, ISO 8601, or null
// Key: sentence_start, id
MATCH (x:Article {id: $article})<-[:REPORTED_IN]-(s:Assertion)
WHERE s.sentence_start > $after_sentence_start
   OR (s.sentence_start = $after_sentence_start AND s.id > $after_id)
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
OPTIONAL MATCH (s)-[:SUPPORTS|CONTRADICTS]->(c:Claim)
RETURN s.id AS id, s.act AS act, s.plover AS plover, s.edge AS edge,
       s.source AS source, s.cue AS cue, s.text AS text, s.sentence AS sentence,
       s.source_spans AS source_spans, s.cue_spans AS cue_spans,
       s.content_spans AS content_spans, s.sentence_start AS sentence_start,
       s.sentence_end AS sentence_end, s.quote AS quote, s.stance AS stance,
       s.certainty AS certainty, s.negated AS negated, s.depth AS depth, s.date AS date,
       s.dated AS dated, s.rule AS rule, s.review AS review__id, s.reviewed AS review__verdict,
       s.reviewer AS review__by, s.reviewed_at AS review__at, s.review_note AS review__note,
       s.extracted_certainty AS review__certainty,
       s.extracted AS review__extracted, a.id AS actor__id, a.name AS actor__name,
       c.id AS claim__id, c.text AS claim__text, x.id AS article__id,
       x.title AS article__title, x.url AS article__url, x.publisher AS article__publisher,
       x.published AS article__published
ORDER BY sentence_start, id
LIMIT $limit
