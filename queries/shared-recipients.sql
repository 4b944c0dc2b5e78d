-- Made by tools/questions_sql.py from shared-recipients.rq; change that.
-- @of e63cbe282af9d364
-- @columns recipientName:id identifiedBy:id controllers:integer controllerName:id recipient:id controller:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."controllers" AS "controllers", f."controllerName" AS "controllerName", f."recipient" AS "recipient", f."controller" AS "controller"
FROM (
  SELECT DISTINCT *
  FROM (
    SELECT s."recipientName", s."identifiedBy", s."controllers", s."controllerName", s."recipient", s."controller"
    FROM (
      SELECT f.*
      FROM (
        SELECT j0."recipient" AS "recipient", j0."recipientName" AS "recipientName", j0."identifiedBy" AS "identifiedBy", j0."controllers" AS "controllers", j0."controller" AS "controller", j0."controllerName" AS "controllerName", j0."named" AS "named", j0."namedToo" AS "namedToo", j1."controllerAsked" AS "controllerAsked", j2."otherAsked" AS "otherAsked"
        FROM (
          SELECT l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", l."controllers" AS "controllers", l."controller" AS "controller", l."controllerName" AS "controllerName", l."named" AS "named", r."namedToo" AS "namedToo"
          FROM (
            SELECT l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", l."controllers" AS "controllers", l."controller" AS "controller", l."controllerName" AS "controllerName", r."named" AS "named"
            FROM (
              SELECT j0."recipient" AS "recipient", j0."recipientName" AS "recipientName", j0."identifiedBy" AS "identifiedBy", j0."controllers" AS "controllers", j1."controller" AS "controller", j1."controllerName" AS "controllerName"
              FROM (
                SELECT s."recipient", s."recipientName", s."identifiedBy", s."controllers"
                FROM (
                  SELECT f.*, f."__agg_3__" AS "controllers"
                  FROM (
                    SELECT f.*, f."__agg_2__" AS "identifiedBy"
                    FROM (
                      SELECT f.*, f."__agg_1__" AS "recipientName"
                      FROM (
                        SELECT f.*
                        FROM (
                          SELECT f.*, f."__agg_5__" AS "recipient"
                          FROM (
                            SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."namer") AS "__agg_3__", count(DISTINCT f."namer") AS "__agg_4__", f."recipient" AS "__agg_5__"
                            FROM (
                              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j2."written" AS "written", j3."by" AS "by", j4."namer" AS "namer"
                              FROM (
                                SELECT q0.s AS "work", q0.o AS "notice"
                                FROM "{{holds}}" q0
                                WHERE q0.g = iri('{{base}}catalog')
                              ) j0
                              JOIN (
                                SELECT DISTINCT *
                                FROM (
                                  SELECT s."notice", s."recipient"
                                  FROM (
                                    SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "recipient"
                                    FROM "dpv:hasRecipient" q1
                                  ) s
                                ) d
                              ) j1
                              ON j0."notice" = j1."notice"
                              JOIN (
                                SELECT q2.g AS "notice", q2.s AS "recipient", q2.o AS "written"
                                FROM "dpv:hasName" q2
                              ) j2
                              ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
                              JOIN (
                                SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "by"
                                FROM "ng:identifiedBy" q3
                              ) j3
                              ON j0."notice" = j3."notice" AND j1."recipient" = j3."recipient"
                              JOIN (
                                SELECT q4.g AS "notice", q4.o AS "namer"
                                FROM "dpv:hasDataController" q4
                                WHERE q4.g = q4.s
                              ) j4
                              ON j0."notice" = j4."notice"
                            ) f
                            LEFT JOIN terms t0 ON t0.id = f."written"
                            LEFT JOIN terms t1 ON t1.id = f."by"
                            GROUP BY f."recipient"
                          ) f
                        ) f
                        WHERE f."__agg_4__" > 1
                      ) f
                    ) f
                  ) f
                ) s
              ) j0
              JOIN (
                SELECT s."recipient", s."controller", s."controllerName"
                FROM (
                  SELECT f.*, f."__agg_1__" AS "controllerName"
                  FROM (
                    SELECT f.*, f."__agg_3__" AS "controller"
                    FROM (
                      SELECT f.*, f."__agg_2__" AS "recipient"
                      FROM (
                        SELECT arg_min(f."own", t0.lex) AS "__agg_1__", f."recipient" AS "__agg_2__", f."controller" AS "__agg_3__"
                        FROM (
                          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j2."controller" AS "controller", j3."own" AS "own"
                          FROM (
                            SELECT q5.s AS "work", q5.o AS "notice"
                            FROM "{{holds}}" q5
                            WHERE q5.g = iri('{{base}}catalog')
                          ) j0
                          JOIN (
                            SELECT s."notice", s."recipient"
                            FROM (
                              SELECT q6.g AS "notice", q6.s AS "subject", q6.o AS "recipient"
                              FROM "dpv:hasRecipient" q6
                            ) s
                          ) j1
                          ON j0."notice" = j1."notice"
                          JOIN (
                            SELECT q7.g AS "notice", q7.o AS "controller"
                            FROM "dpv:hasDataController" q7
                            WHERE q7.g = q7.s
                          ) j2
                          ON j0."notice" = j2."notice"
                          JOIN (
                            SELECT q8.g AS "notice", q8.s AS "controller", q8.o AS "own"
                            FROM "dpv:hasName" q8
                          ) j3
                          ON j0."notice" = j3."notice" AND j2."controller" = j3."controller"
                        ) f
                        LEFT JOIN terms t0 ON t0.id = f."own"
                        GROUP BY f."recipient", f."controller"
                      ) f
                    ) f
                  ) f
                ) s
              ) j1
              ON j0."recipient" = j1."recipient"
            ) l
            LEFT JOIN (
              SELECT s."recipient", s."named"
              FROM (
                SELECT f.*, f."__agg_1__" AS "named"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "recipient"
                  FROM (
                    SELECT count(*) AS "__agg_1__", f."recipient" AS "__agg_2__"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."controllerAsked" AS "controllerAsked", j2."recipient" AS "recipient"
                      FROM (
                        SELECT q9.s AS "work", q9.o AS "notice"
                        FROM "{{holds}}" q9
                        WHERE q9.g = iri('{{base}}catalog')
                      ) j0
                      JOIN (
                        SELECT j0."notice" AS "notice", j0."controllerAsked" AS "controllerAsked"
                        FROM (
                          SELECT q10.g AS "notice", q10.o AS "controllerAsked"
                          FROM "dpv:hasDataController" q10
                          WHERE q10.g = q10.s
                        ) j0
                        JOIN (
                          SELECT v AS "controllerAsked"
                          FROM (VALUES {{controller}}) given(v)
                        ) j1
                        ON (j1."controllerAsked" IS NULL OR j0."controllerAsked" = j1."controllerAsked")
                      ) j1
                      ON j0."notice" = j1."notice"
                      JOIN (
                        SELECT s."notice", s."recipient"
                        FROM (
                          SELECT q11.g AS "notice", q11.s AS "subject", q11.o AS "recipient"
                          FROM "dpv:hasRecipient" q11
                        ) s
                      ) j2
                      ON j0."notice" = j2."notice"
                    ) f
                    GROUP BY f."recipient"
                  ) f
                ) f
              ) s
            ) r
            ON l."recipient" = r."recipient"
          ) l
          LEFT JOIN (
            SELECT s."recipient", s."namedToo"
            FROM (
              SELECT f.*, f."__agg_1__" AS "namedToo"
              FROM (
                SELECT f.*, f."__agg_2__" AS "recipient"
                FROM (
                  SELECT count(*) AS "__agg_1__", f."recipient" AS "__agg_2__"
                  FROM (
                    SELECT j0."work" AS "work", j0."notice" AS "notice", j1."otherAsked" AS "otherAsked", j2."recipient" AS "recipient"
                    FROM (
                      SELECT q12.s AS "work", q12.o AS "notice"
                      FROM "{{holds}}" q12
                      WHERE q12.g = iri('{{base}}catalog')
                    ) j0
                    JOIN (
                      SELECT j0."notice" AS "notice", j0."otherAsked" AS "otherAsked"
                      FROM (
                        SELECT q13.g AS "notice", q13.o AS "otherAsked"
                        FROM "dpv:hasDataController" q13
                        WHERE q13.g = q13.s
                      ) j0
                      JOIN (
                        SELECT v AS "otherAsked"
                        FROM (VALUES {{other}}) given(v)
                      ) j1
                      ON (j1."otherAsked" IS NULL OR j0."otherAsked" = j1."otherAsked")
                    ) j1
                    ON j0."notice" = j1."notice"
                    JOIN (
                      SELECT s."notice", s."recipient"
                      FROM (
                        SELECT q14.g AS "notice", q14.s AS "subject", q14.o AS "recipient"
                        FROM "dpv:hasRecipient" q14
                      ) s
                    ) j2
                    ON j0."notice" = j2."notice"
                  ) f
                  GROUP BY f."recipient"
                ) f
              ) f
            ) s
          ) r
          ON l."recipient" = r."recipient"
        ) j0
        JOIN (
          SELECT v AS "controllerAsked"
          FROM (VALUES {{controller}}) given(v)
        ) j1
        ON TRUE
        JOIN (
          SELECT v AS "otherAsked"
          FROM (VALUES {{other}}) given(v)
        ) j2
        ON TRUE
      ) f
      WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."named" IS NOT NULL))) AND (((NOT (f."otherAsked" IS NOT NULL)) OR (f."namedToo" IS NOT NULL))) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (NOT (f."otherAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked") OR (f."controller" = f."otherAsked")))
    ) s
  ) d
) f
