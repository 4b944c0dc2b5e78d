-- Made by tools/questions_sql.py from data-leaving-eea.rq; change that.
-- @of 3050aeff910888df
-- @columns data:id country:id controllers:integer processes:integer
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasPersonalData
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#about
-- @property https://w3id.org/noticegraph#country
-- @property https://w3id.org/noticegraph#from
-- @property https://w3id.org/noticegraph#until
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."data" AS "data", f."country" AS "country", f."controllers" AS "controllers", f."processes" AS "processes"
FROM (
  SELECT s."data", s."country", s."controllers", s."processes"
  FROM (
    SELECT f.*, f."__agg_2__" AS "processes"
    FROM (
      SELECT f.*, f."__agg_1__" AS "controllers"
      FROM (
        SELECT f.*, f."__agg_4__" AS "country"
        FROM (
          SELECT f.*, f."__agg_3__" AS "data"
          FROM (
            SELECT count(DISTINCT f."controller") AS "__agg_1__", count(DISTINCT f."process") AS "__agg_2__", f."data" AS "__agg_3__", f."country" AS "__agg_4__"
            FROM (
              SELECT f.*
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."country" AS "country", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controller" AS "controller", l."member" AS "member", r."narrower" AS "narrower"
                FROM (
                  SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."country" AS "country", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controller" AS "controller", r."member" AS "member"
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."country" AS "country", l."data" AS "data", l."dataAsked" AS "dataAsked", r."controller" AS "controller"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."country" AS "country", j2."data" AS "data", j4."dataAsked" AS "dataAsked"
                      FROM (
                        SELECT q0.s AS "work", q0.o AS "notice"
                        FROM "{{holds}}" q0
                        WHERE q0.g = iri('{{base}}catalog')
                      ) j0
                      JOIN (
                        SELECT DISTINCT *
                        FROM (
                          SELECT s."notice", s."process", s."country"
                          FROM (
                            SELECT u0."notice" AS "notice", u0."process" AS "process", u0."country" AS "country", CAST(NULL AS UBIGINT) AS "transfer"
                            FROM (
                              SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "country"
                              FROM "dpv:hasThirdCountry" q1
                            ) u0
                            UNION ALL
                            SELECT u1."notice" AS "notice", u1."process" AS "process", u1."country" AS "country", u1."transfer" AS "transfer"
                            FROM (
                              SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."country" AS "country", j1."process" AS "process"
                              FROM (
                                SELECT q2.g AS "notice", q2.s AS "transfer", q2.o AS "country"
                                FROM "dpv:hasThirdCountry" q2
                              ) j0
                              JOIN (
                                SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "transfer"
                                FROM "dpv:hasProcessing" q3
                              ) j1
                              ON j0."notice" = j1."notice" AND j0."transfer" = j1."transfer"
                            ) u1
                          ) s
                        ) d
                      ) j1
                      ON j0."notice" = j1."notice"
                      JOIN (
                        SELECT q4.g AS "notice", q4.s AS "process", q4.o AS "data"
                        FROM "dpv:hasPersonalData" q4
                      ) j2
                      ON j0."notice" = j2."notice" AND j1."process" = j2."process"
                      JOIN (
                        SELECT v AS "country"
                        FROM (VALUES {{country}}) given(v)
                      ) j3
                      ON (j3."country" IS NULL OR j1."country" = j3."country")
                      JOIN (
                        SELECT v AS "dataAsked"
                        FROM (VALUES {{data}}) given(v)
                      ) j4
                      ON TRUE
                    ) l
                    LEFT JOIN (
                      SELECT q5.g AS "notice", q5.o AS "controller"
                      FROM "dpv:hasDataController" q5
                      WHERE q5.g = q5.s
                    ) r
                    ON l."notice" = r."notice"
                  ) l
                  LEFT JOIN (
                    SELECT DISTINCT *
                    FROM (
                      SELECT s."country", s."member"
                      FROM (
                        SELECT f.*, TRUE AS "member"
                        FROM (
                          SELECT f.*
                          FROM (
                            SELECT j0."fact" AS "fact", j0."country" AS "country", j0."first" AS "first", j0."after" AS "after", j1."date" AS "date"
                            FROM (
                              SELECT l."fact" AS "fact", l."country" AS "country", l."first" AS "first", r."after" AS "after"
                              FROM (
                                SELECT l."fact" AS "fact", l."country" AS "country", r."first" AS "first"
                                FROM (
                                  SELECT q6.s AS "fact", q7.o AS "country"
                                  FROM "ng:about" q6, "ng:country" q7
                                  WHERE q6.g = iri('{{base}}law')
                                    AND q6.o = iri('https://w3id.org/dpv/loc#EEA')
                                    AND q7.g = iri('{{base}}law')
                                    AND q6.s = q7.s
                                ) l
                                LEFT JOIN (
                                  SELECT q8.s AS "fact", q8.o AS "first"
                                  FROM "ng:from" q8
                                  WHERE q8.g = iri('{{base}}law')
                                ) r
                                ON l."fact" = r."fact"
                              ) l
                              LEFT JOIN (
                                SELECT q9.s AS "fact", q9.o AS "after"
                                FROM "ng:until" q9
                                WHERE q9.g = iri('{{base}}law')
                              ) r
                              ON l."fact" = r."fact"
                            ) j0
                            JOIN (
                              SELECT v AS "date"
                              FROM (VALUES {{date}}) given(v)
                            ) j1
                            ON TRUE
                          ) f
                          LEFT JOIN terms t0 ON t0.id = f."first"
                          LEFT JOIN terms t1 ON t1.id = f."after"
                          WHERE (((NOT (f."first" IS NOT NULL)) OR (t0.lex <= f."date"))) AND (((NOT (f."after" IS NOT NULL)) OR (f."date" < t1.lex)))
                        ) f
                      ) s
                    ) d
                  ) r
                  ON l."country" = r."country"
                ) l
                LEFT JOIN (
                  SELECT DISTINCT *
                  FROM (
                    SELECT s."data", s."narrower"
                    FROM (
                      SELECT f.*, TRUE AS "narrower"
                      FROM (
                        SELECT j0."data" AS "data", j0."dataAsked" AS "dataAsked"
                        FROM (
                          SELECT s AS "data", o AS "dataAsked"
                          FROM path0
                        ) j0
                        JOIN (
                          SELECT v AS "dataAsked"
                          FROM (VALUES {{data}}) given(v)
                        ) j1
                        ON (j1."dataAsked" IS NULL OR j0."dataAsked" = j1."dataAsked")
                      ) f
                    ) s
                  ) d
                ) r
                ON l."data" = r."data"
              ) f
              WHERE (NOT (f."member" IS NOT NULL)) AND (((NOT (f."dataAsked" IS NOT NULL)) OR (f."data" = f."dataAsked") OR (f."narrower" IS NOT NULL)))
            ) f
            GROUP BY f."data", f."country"
          ) f
        ) f
      ) f
    ) f
  ) s
) f
