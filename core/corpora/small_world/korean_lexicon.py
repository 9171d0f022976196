"""The Korean words of the small world. "좋다/좋았" gives the past stem (하다 is regular), "최고이다=" is the copula.

See `lexicon` for "!" and "!!", `hangul` for the forms made from an entry.
"""

from __future__ import annotations

from core.corpora.small_world.lexicon import FIXED, STRONG, degrees, judging, split, theme

PAST_DOMAINS = frozenset({"film", "restaurant", "hotel", "course"})  # the others are reviewed in the present tense

THEMES = {
    "film": {
        "acting": theme(
            "연기, 표정 연기, 감정 표현, 목소리 연기",
            "자연스럽다/자연스러웠, 섬세하다, 뛰어나다/뛰어났, 탁월하다",
            "어색하다, 서투르다/서툴렀, 어설프다/어설펐, 부자연스럽다/부자연스러웠",
            "진심, 깊이, 힘",
        ),
        "story": theme(
            "이야기, 줄거리, 결말, 각본, 전개, 반전",
            "재미있다/재미있었, 신선하다, 흥미롭다/흥미로웠, 감동적이다=, 기발하다",
            "지루하다, 뻔하다, 유치하다, 답답하다, 억지스럽다/억지스러웠",
            "긴장감, 설득력, 개연성",
        ),
        "music": theme(
            "음악, 주제곡, 배경 음악, 노래, 연주",
            "아름답다/아름다웠, 웅장하다, 경쾌하다, 감미롭다/감미로웠",
            "거슬리다/거슬렸, 시끄럽다/시끄러웠, 단조롭다/단조로웠, 지겹다/지겨웠, 촌스럽다/촌스러웠",
            "울림, 개성",
        ),
        "images": theme(
            "영상, 화면, 의상, 특수 효과, 배경",
            "화려하다, 아름답다/아름다웠, 멋지다/멋졌, 감각적이다=, 독특하다",
            "조잡하다, 허술하다, 촌스럽다/촌스러웠, 밋밋하다",
            "매력, 개성",
        ),
    },
    "restaurant": {
        "dishes": theme(
            "국물, 찌개, 파스타, 볶음밥, 만두, 비빔밥, 카레",
            "맛있다/맛있었, 담백하다, 고소하다, 깔끔하다",
            "짜다/짰, 느끼하다, 싱겁다/싱거웠, 맛없다/맛없었, 밍밍하다",
            "감칠맛, 풍미",
        ),
        "sweets": theme(
            "케이크, 빵, 와플, 쿠키, 타르트",
            "달콤하다, 부드럽다/부드러웠, 촉촉하다, 향긋하다",
            "퍽퍽하다, 눅눅하다, 딱딱하다, 맛없다/맛없었",
            "풍미",
        ),
        "service": theme(
            "직원, 종업원, 점원, 주방장",
            "친절하다, 상냥하다, 싹싹하다, 세심하다",
            "불친절하다, 무례하다, 무뚝뚝하다, 퉁명스럽다/퉁명스러웠",
            "배려심, 책임감",
            people=True,
        ),
        "place": theme(
            "가게, 실내, 테라스, 자리",
            "아늑하다, 깨끗하다, 쾌적하다, 넓다/넓었",
            "좁다/좁았, 더럽다/더러웠, 어수선하다, 불편하다",
            "운치, 멋",
        ),
        "price": theme(
            "가격, 음료 값, 점심값, 밥값",
            "저렴하다, 적당하다, 합리적이다=",
            "비싸다/비쌌, 부담스럽다/부담스러웠, 과하다, 터무니없다/터무니없었!!",
        ),
    },
    "book": {
        "plot": theme(
            "이야기, 줄거리, 결말, 첫 장, 구성, 소재",
            "재미있다/재미있었, 흥미진진하다, 기발하다, 참신하다",
            "지루하다, 뻔하다, 복잡하다, 황당하다, 진부하다",
            "긴장감, 설득력, 깊이",
        ),
        "people": theme(
            "주인공, 등장인물, 악당, 화자, 탐정",
            "매력적이다=, 입체적이다=, 사랑스럽다/사랑스러웠, 현실적이다=",
            "평면적이다=, 비현실적이다=, 밋밋하다, 답답하다",
            "개성, 매력, 생동감",
            people=True,
        ),
        "language": theme(
            "문장, 문체, 번역, 대사, 묘사",
            "아름답다/아름다웠, 간결하다, 매끄럽다/매끄러웠, 섬세하다",
            "딱딱하다, 장황하다, 난해하다, 어색하다, 거칠다/거칠었",
            "리듬, 힘, 재치",
        ),
        "design": theme(
            "표지, 삽화, 그림, 디자인",
            "예쁘다/예뻤, 깔끔하다, 세련되다/세련됐, 정성스럽다/정성스러웠",
            "촌스럽다/촌스러웠, 조잡하다, 칙칙하다, 엉성하다",
            "개성, 정성",
        ),
    },
    "hotel": {
        "room": theme(
            "방, 객실, 욕실, 침실, 거실",
            "깨끗하다, 넓다/넓었, 쾌적하다, 아늑하다, 밝다/밝았",
            "더럽다/더러웠, 좁다/좁았, 습하다, 춥다/추웠, 지저분하다",
            "운치, 매력",
        ),
        "bed": theme(
            "침대, 베개, 이불, 소파, 매트리스",
            "편하다, 푹신하다, 포근하다, 깨끗하다",
            "불편하다, 딱딱하다, 더럽다/더러웠, 거칠다/거칠었",
        ),
        "staff": theme(
            "직원, 안내원, 관리인, 매니저",
            "친절하다, 공손하다, 정중하다, 유능하다",
            "불친절하다, 무례하다, 거만하다, 무관심하다",
            "배려심, 인내심",
            people=True,
        ),
        "area": theme(
            "동네, 주변, 골목, 거리, 해변",
            "안전하다, 조용하다, 평화롭다/평화로웠, 한적하다",
            "시끄럽다/시끄러웠, 위험하다, 삭막하다, 지저분하다",
            "운치, 활기, 매력",
        ),
        "breakfast": theme(
            "조식, 뷔페 요리, 샐러드, 오믈렛, 죽",
            "맛있다/맛있었, 신선하다, 푸짐하다, 깔끔하다",
            "맛없다/맛없었, 부실하다, 짜다/짰, 싱겁다/싱거웠",
            "정성, 풍미",
        ),
    },
    "gadget": {
        "screen": theme(
            "화면, 디스플레이, 액정, 모니터",
            "선명하다, 밝다/밝았, 또렷하다, 깨끗하다",
            "흐리다/흐렸, 어둡다/어두웠, 흐릿하다, 침침하다",
            "생동감",
        ),
        "battery": theme(
            "배터리, 충전기, 전원 장치, 모터",
            "든든하다, 튼튼하다, 강력하다, 안정적이다=",
            "약하다, 불안정하다, 부실하다, 허술하다",
            "힘, 내구성",
        ),
        "sound": theme(
            "소리, 음질, 스피커 소리, 저음",
            "깨끗하다, 또렷하다, 풍부하다, 웅장하다",
            "거슬리다/거슬렸, 답답하다, 탁하다, 거칠다/거칠었, 빈약하다",
            "힘, 깊이, 울림",
        ),
        "build": theme(
            "키보드, 버튼, 케이스, 받침대, 손잡이, 마우스",
            "튼튼하다, 견고하다, 편하다, 가볍다/가벼웠",
            "약하다, 허술하다, 불편하다, 무겁다/무거웠",
            "내구성, 안정감",
        ),
        "software": theme(
            "앱, 프로그램, 메뉴, 설정, 소프트웨어",
            "편리하다, 빠르다/빨랐, 간단하다, 직관적이다=, 유용하다",
            "느리다/느렸, 복잡하다, 불편하다, 번거롭다/번거로웠",
            "일관성, 안정감",
        ),
    },
    "course": {
        "teacher": theme(
            "강사, 조교, 발표자, 진행자",
            "유능하다, 열정적이다=, 성실하다, 꼼꼼하다",
            "불성실하다, 거만하다, 무성의하다, 산만하다",
            "열정, 유머 감각, 인내심",
            people=True,
        ),
        "lessons": theme(
            "수업, 강의, 토론, 실습, 특강",
            "유익하다, 재미있다/재미있었, 알차다/알찼, 활기차다/활기찼, 체계적이다=",
            "지루하다, 어수선하다, 산만하다, 재미없다/재미없었",
            "깊이, 활기, 체계",
        ),
        "material": theme(
            "교재, 자료, 슬라이드, 예제, 동영상",
            "유용하다, 알차다/알찼, 상세하다, 꼼꼼하다",
            "부실하다, 난해하다, 허술하다, 엉성하다",
            "체계, 깊이",
        ),
        "tasks": theme(
            "시험, 과제, 퀴즈, 숙제, 문제",
            "적당하다, 공정하다, 유익하다, 적절하다",
            "불공정하다, 까다롭다/까다로웠, 부담스럽다/부담스러웠, 지나치다/지나쳤",
        ),
    },
}

JUDGING = judging(  # these fit every noun
    "좋다/좋았, 훌륭하다, 괜찮다/괜찮았, 마음에 들다/마음에 들었, 만족스럽다/만족스러웠, 인상적이다=, "
    "완벽하다!, 환상적이다=!, 최고이다=!!, 나무랄 데 없다/나무랄 데 없었!!",
    "나쁘다/나빴, 아쉽다/아쉬웠, 실망스럽다/실망스러웠, "
    "끔찍하다!, 기대 이하이다=!!, 최악이다=!!, 엉망이다=!!, 형편없다/형편없었!!",
)
NEGATED_WEAK, NEGATED_STRONG = "별로, 그다지, 그렇게, 그리", "전혀, 조금도, 결코"
FORMAL = frozenset({"그다지", "그리", "조금도", "결코"})  # these want -지 않다, not 안
DEGREES = (
    *degrees(6, "", 2),
    *degrees(1, "꽤, 제법, 상당히", 2),
    *degrees(4, "정말, 아주, 매우, 무척, 진짜, 굉장히", 3),
    *degrees(3, "그런대로, 나름대로", 1, sign=1),
    *degrees(3, "조금, 좀, 약간, 다소", 1, sign=-1),
    *degrees(4, "", 2, flips=True),
    *degrees(3, NEGATED_WEAK, 1, flips=True),
    *degrees(2, NEGATED_STRONG, 3, flips=True),
    *degrees(5, "", 3, grade=STRONG),
    *degrees(3, "정말, 진짜, 그야말로", 3, grade=STRONG),
    *degrees(2, "", 1, flips=True, grade=STRONG),
    *degrees(4, "", 3, grade=FIXED),
    *degrees(2, "정말, 진짜, 그야말로", 3, grade=FIXED),
)

# verbs with an opinion, by the particle that they want on the noun
VERBS = {
    "에": judging(
        "만족하다, 감탄하다, 흡족하다, 반하다",
        "실망하다, 당황하다, 짜증이 나다/짜증이 났",
    ),
    "을": judging(
        "칭찬하고 싶다/칭찬하고 싶었, 높이 평가하다, 좋게 평가하다",
        "낮게 평가하다, 나쁘게 평가하다, 혹평하고 싶다/혹평하고 싶었",
    ),
}
VERB_DEGREES = (
    *degrees(6, "", 2),
    *degrees(3, "정말, 진짜, 무척", 3),
    *degrees(2, "조금, 약간", 1, sign=-1),
    *degrees(4, "", 2, flips=True),
    *degrees(2, "별로, 그다지", 1, flips=True),
    *degrees(1, "전혀, 조금도", 3, flips=True),
)
HAVING = (  # "이야기는 깊이가 …": (words before, predicate, meaning)
    ("", "있다/있었", 2), ("나름대로", "있다/있었", 1), ("", "넘치다/넘쳤", 3),
    ("", "없다/없었", -2), ("전혀", "없다/없었", -3), ("별로", "없다/없었", -1),
    ("", "부족하다", -2), ("많이", "부족하다", -3), ("조금", "부족하다", -1),
)  # fmt: skip
THINKING = (  # after "연기가 훌륭했다": does it flip, and how strong is it?
    ("고", ("생각해요", "생각해"), False, 2),
    ("고", ("생각하지 않아요", "생각하지 않아"), True, 2),
    ("고는", ("생각하지 않아요", "생각하지 않아"), True, 2),
    ("고는", ("할 수 없어요", "할 수 없어"), True, 1),
)
AGAIN = {
    "film": ("다시 보", "추천하"),
    "restaurant": ("다시 가", "추천하"),
    "book": ("다시 읽", "추천하"),
    "hotel": ("다시 묵", "추천하"),
    "gadget": ("다시 사", "추천하"),
    "course": ("다시 듣", "추천하"),
}
WASTED = ("돈", "시간")
# frames that say nothing about the verdict; the last ones settle the style
FRAMES = split("솔직히, 솔직히 말해서, 사실, 전체적으로, 개인적으로, 전반적으로")
STYLED_FRAMES = (("제 생각에", "polite"), ("제가 보기에", "polite"), ("내 생각에", "plain"), ("내가 보기에", "plain"))
FACTS = {
    "film": ("친구와 함께 봤는데", "어제 극장에서 봤는데", "비 오는 날에 봤는데"),
    "restaurant": ("점심에 갔는데", "가족과 함께 갔는데", "퇴근하고 들렀는데"),
    "book": ("기차에서 읽었는데", "언니가 선물해 줬는데", "이틀 동안 읽었는데"),
    "hotel": ("둘째 날에", "혼자 여행했는데", "사흘 동안 묵었는데"),
    "gadget": ("지난달에 샀는데", "회사에서 쓰는데", "동생도 쓰는데"),
    "course": ("봄에 들었는데", "둘째 주에", "친구와 같이 들었는데"),
}
BUT = ("하지만", "그런데", "그래도", "그러나")
AND = ("그리고", "게다가")
EXCEPT = "다만"  # adds an aside
ALTHOUGH = "비록"
GLUE = split("않다, 안, 있다, 없다, 넘치다, 부족하다, 많이, 생각하다, 꼭, 다시, 추천하다, 싶다, 아깝다")


def lexemes() -> frozenset[str]:
    """Every dictionary form that the grammar can use; the words of the neutral facts are not counted."""
    themes = [theme for domain in THEMES.values() for theme in domain.values()]
    nouns = [noun for theme in themes for noun in (*theme.nouns, *theme.qualities)]
    words = [word.form for theme in themes for word in theme.words]
    words += [word.form for table in (JUDGING, *VERBS.values()) for word in table]
    words += [degree.before for degree in (*DEGREES, *VERB_DEGREES) if degree.before]
    words += [*GLUE, *WASTED, *BUT, *AND, EXCEPT, ALTHOUGH, *FRAMES]
    predicates = [word.partition("/")[0].removesuffix("=") for word in words]
    return frozenset([part for noun in nouns for part in noun.split()] + predicates)
